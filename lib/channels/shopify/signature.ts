import type { SignedRequest } from "../channel.ts";
import { isHmacOf } from "../hmac.ts";

/**
 * True where `X-Shopify-Hmac-SHA256` is base64(HMAC-SHA256(secret, raw body)) under one of the secrets. Shopify goes on
 * signing with the old secret for up to an hour after a rotation, so several may be given.
 */
export function isSignedByShopify({ headers, body, secret }: SignedRequest): boolean {
  return isHmacOf({ header: headers["x-shopify-hmac-sha256"], encoding: "base64", body, secret });
}
