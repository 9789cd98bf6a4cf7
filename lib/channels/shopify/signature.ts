import { createHmac, timingSafeEqual } from "node:crypto";
import type { SignedRequest } from "../channel.ts";

/** 32 bytes in base64 are 43 characters and one "=". */
const base64Digest = /^[A-Za-z0-9+/]{43}=$/;

/**
 * True where `X-Shopify-Hmac-SHA256` is base64(HMAC-SHA256(secret, raw body)) under one of the secrets. Shopify goes on
 * signing with the old secret for up to an hour after a rotation, so several may be given. Every secret is tried, so the
 * time taken does not tell which one fits; an empty secret proves nothing and never fits.
 */
export function isSignedByShopify({ headers, body, secret }: SignedRequest): boolean {
  const header = headers["x-shopify-hmac-sha256"]?.trim() ?? "";
  if (!base64Digest.test(header)) return false;
  const given = Buffer.from(header, "base64");
  let fits = false;
  for (const candidate of typeof secret === "string" ? [secret] : secret) {
    const expected = createHmac("sha256", candidate).update(body).digest();
    if (timingSafeEqual(expected, given) && candidate !== "") fits = true;
  }
  return fits;
}
