import { type DeliveryHeaders, headerOf, type SignedRequest } from "../channel.ts";
import { isHmacOf } from "../hmac.ts";

const signatureHeader = "easystore-hmac-sha256";

/**
 * True where `EasyStore-Hmac-SHA256` is hex(HMAC-SHA256(client secret, raw body)), in either case. Some public clients take
 * base64 as well; EasyStore's own pages say hex, so only that is accepted.
 */
export function isSignedByEasyStore({ headers, body, secret }: SignedRequest): boolean {
  return isHmacOf({ header: headers[signatureHeader], encoding: "hex", body, secret });
}

/**
 * EasyStore documents no delivery id: topic and signature, which stands for the body and so for the order and the time it
 * was updated, tell one delivery from another.
 */
export function deliveryKeyOf(headers: DeliveryHeaders): string | null {
  const signature = headerOf(headers, signatureHeader)?.toLowerCase();
  return signature === undefined ? null : `${topicOf(headers) ?? "no-topic"}:${signature}`.slice(0, 300);
}

export function topicOf(headers: DeliveryHeaders): string | null {
  return headerOf(headers, "easystore-topic")?.toLowerCase() ?? null;
}
