import { openSecret, sealSecret, type SecretPlace } from "#lib/auth/secret-box.ts";

/** A source's webhook secret as it is stored: sealed, and bound to the company and the source. */
export function sealSourceSecret(company: number, key: string, secret: string): Uint8Array<ArrayBuffer> {
  return sealSecret(secret, placeOf(company, key));
}

/** Throws where it was sealed under another encryption key or for another source. */
export function openSourceSecret(company: number, key: string, sealed: Uint8Array): string {
  return openSecret(sealed, placeOf(company, key));
}

function placeOf(company: number, key: string): SecretPlace {
  return { company, purpose: `source:${key}:secret` };
}
