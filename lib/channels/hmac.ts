import { createHmac, timingSafeEqual } from "node:crypto";

/** 32 bytes in base64 are 43 characters and one "=". */
const base64Digest = /^[A-Za-z0-9+/]{43}=$/;
const hexDigest = /^[0-9a-f]{64}$/i;

export type HmacProof = {
  /** The signature's header as it came; undefined where it is missing. */
  header: string | undefined;
  encoding: "base64" | "hex";
  body: Uint8Array;
  secret: string | readonly string[];
};

/**
 * True where the header is the HMAC-SHA256 of the raw body under one of the secrets. Only a header of exactly the right
 * length and alphabet is compared; hex in either case. Every secret is tried, so the time taken does not tell which one
 * fits; an empty secret proves nothing and never fits.
 */
export function isHmacOf({ header, encoding, body, secret }: HmacProof): boolean {
  const text = header?.trim() ?? "";
  if (!(encoding === "hex" ? hexDigest : base64Digest).test(text)) return false;
  const given = Buffer.from(text, encoding);
  let fits = false;
  for (const candidate of typeof secret === "string" ? [secret] : secret) {
    const expected = createHmac("sha256", candidate).update(body).digest();
    if (timingSafeEqual(expected, given) && candidate !== "") fits = true;
  }
  return fits;
}
