import type { DeliveryHeaders, SignedRequest } from "../channel.ts";
import { isHmacOf } from "../hmac.ts";
import { isJsonObject, type JsonObject, readJson } from "../read-json.ts";

/**
 * True where `Authorization` is hex(HMAC-SHA256(push partner key, callback address + "|" + raw body)). The address is the
 * one registered at Shopee, byte for byte; without it nothing can be proven.
 */
export function isSignedByShopee({ headers, body, secret, callbackUrl }: SignedRequest): boolean {
  const urls = typeof callbackUrl === "string" ? [callbackUrl] : (callbackUrl ?? []);
  let fits = false;
  for (const url of urls) {
    if (isHmacOf({ header: headers.authorization, encoding: "hex", body: Buffer.concat([Buffer.from(`${url}|`), body]), secret }) && url !== "") fits = true;
  }
  return fits;
}

/**
 * Shopee sends no delivery id, and a retry may carry another time stamp: code, shop, order, status and the order's own
 * time tell one push from another. Null for a push that is about no order; then its bytes are its key.
 */
export function deliveryKeyOf(_headers: DeliveryHeaders, body: Uint8Array): string | null {
  const push = pushIn(body);
  const data = isJsonObject(push?.data) ? push.data : null;
  if (!push || !data || typeof data.ordersn !== "string") return null;
  const parts = [push.code, push.shop_id, data.ordersn, data.status, data.completed_scenario, data.update_time, data.package_number, data.tracking_no];
  return `push:${parts.map((part) => (typeof part === "string" ? part : "")).join(":")}`.slice(0, 300);
}

export function topicOf(_headers: DeliveryHeaders, body: Uint8Array): string | null {
  const code = pushIn(body)?.code;
  return typeof code === "string" && /^\d{1,5}$/.test(code) ? `push/${code}` : null;
}

function pushIn(body: Uint8Array): JsonObject | null {
  const json = readJson(body);
  return json.ok && isJsonObject(json.value) ? json.value : null;
}
