import type { DeliveryHeaders, SignedRequest } from "../channel.ts";
import { headerOf } from "../channel.ts";
import { isHmacOf } from "../hmac.ts";

const signatureHeader = "x-wc-webhook-signature";

/**
 * True where `X-WC-Webhook-Signature` is base64(HMAC-SHA256(secret, raw body)). The secret is the webhook's own, so one
 * shop may have several. WooCommerce turns `&amp;`, `&lt;`, `&gt;` and the quotes of a secret back into characters before
 * it signs (class-wc-webhook, generate_signature), so a secret copied as HTML proves itself too.
 */
export function isSignedByWooCommerce({ headers, body, secret }: SignedRequest): boolean {
  const secrets = (typeof secret === "string" ? [secret] : secret).flatMap((one) => [one, decodeSpecialCharacters(one)]);
  return isHmacOf({ header: headers[signatureHeader], encoding: "base64", body, secret: secrets });
}

/**
 * What tells one delivery from another: topic and signature, which stands for the body and so for the resource and its
 * modified time. `X-WC-Webhook-Delivery-ID` is only a hash of webhook and second: two orders of one second share it. The
 * body of a deletion holds an id and no time, so there the second of the delivery is part of the key: an order that is
 * deleted, restored and deleted again was deleted twice.
 */
export function deliveryKeyOf(headers: DeliveryHeaders): string | null {
  const signature = headerOf(headers, signatureHeader);
  if (signature === null) return null;
  const topic = topicOf(headers) ?? "no-topic";
  const second = topic.endsWith(".deleted") ? headerOf(headers, "x-wc-webhook-delivery-id") : null;
  return [topic, second, signature].filter((part) => part !== null).join(":").slice(0, 300);
}

export function topicOf(headers: DeliveryHeaders): string | null {
  return headerOf(headers, "x-wc-webhook-topic")?.toLowerCase() ?? null;
}

const specialCharacters: readonly (readonly [RegExp, string])[] = [
  [/^&(lt|#0*60|#x0*3c);$/i, "<"],
  [/^&(gt|#0*62|#x0*3e);$/i, ">"],
  [/^&(quot|#0*34|#x0*22);$/i, '"'],
  [/^&(#0*39|#x0*27);$/i, "'"],
  [/^&(amp|#0*38|#x0*26);$/i, "&"],
];

/** As WordPress's wp_specialchars_decode with both quotes: these five characters, once. */
function decodeSpecialCharacters(text: string): string {
  return text.replaceAll(/&(?:lt|gt|quot|amp|#\d{1,8}|#x[0-9a-f]{1,8});/gi, (entity) => specialCharacters.find(([pattern]) => pattern.test(entity))?.[1] ?? entity);
}
