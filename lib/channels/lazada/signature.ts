import type { DeliveryHeaders, SignedRequest } from "../channel.ts";
import { isHmacOf } from "../hmac.ts";
import { objectAt } from "../pulled-parts.ts";
import { isJsonObject, type JsonObject, readJson } from "../read-json.ts";

/** True where `Authorization` is hex(HMAC-SHA256(app secret, app key + raw body)). Without the app key nothing can be proven. */
export function isSignedByLazada({ headers, body, secret, appKey }: SignedRequest): boolean {
  if (!appKey) return false;
  return isHmacOf({ header: headers.authorization, encoding: "hex", body: Buffer.concat([Buffer.from(appKey), body]), secret });
}

/**
 * Lazada sends no delivery id. There is one message per order line: seller, type, order, line, status and the time of the
 * status tell one from another. Null for a message that is about no order; then its bytes are its key.
 */
export function deliveryKeyOf(_headers: DeliveryHeaders, body: Uint8Array): string | null {
  const push = pushIn(body);
  const data = objectAt(push?.data);
  if (!push || !data || typeof data.trade_order_id !== "string") return null;
  const parts = [push.seller_id, push.message_type, data.trade_order_id, data.trade_order_line_id, data.reverse_order_id, data.reverse_order_line_id, data.order_status ?? data.reverse_status, data.status_update_time];
  return `push:${parts.map((part) => (typeof part === "string" ? part : "")).join(":")}`.slice(0, 300);
}

export function topicOf(_headers: DeliveryHeaders, body: Uint8Array): string | null {
  const type = pushIn(body)?.message_type;
  return typeof type === "string" && /^\d{1,5}$/.test(type) ? `push/${type}` : null;
}

function pushIn(body: Uint8Array): JsonObject | null {
  const json = readJson(body);
  return json.ok && isJsonObject(json.value) ? json.value : null;
}
