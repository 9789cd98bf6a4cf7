import type { DeliveryHeaders, SignedRequest } from "../channel.ts";
import { isHmacOf } from "../hmac.ts";
import { isJsonObject, type JsonObject, readJson } from "../read-json.ts";

/** True where `Authorization` is hex(HMAC-SHA256(app secret, app key + raw body)). Without the app key nothing can be proven. */
export function isSignedByTikTokShop({ headers, body, secret, appKey }: SignedRequest): boolean {
  if (!appKey) return false;
  return isHmacOf({ header: headers.authorization, encoding: "hex", body: Buffer.concat([Buffer.from(appKey), body]), secret });
}

/** The id of the notification, which stands in the body; null where there is none, then its bytes are its key. */
export function deliveryKeyOf(_headers: DeliveryHeaders, body: Uint8Array): string | null {
  const id = pushIn(body)?.tts_notification_id;
  return typeof id === "string" && id.trim() !== "" ? `push:${id.trim()}`.slice(0, 300) : null;
}

export function topicOf(_headers: DeliveryHeaders, body: Uint8Array): string | null {
  const type = pushIn(body)?.type;
  return typeof type === "string" && /^\d{1,5}$/.test(type) ? `push/${type}` : null;
}

function pushIn(body: Uint8Array): JsonObject | null {
  const json = readJson(body);
  return json.ok && isJsonObject(json.value) ? json.value : null;
}
