import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "#lib/env.ts";

/** What a stored secret belongs to. It is authenticated with the secret: a box moved to another row does not open. */
export type SecretPlace = {
  company: number;
  /** The row and column it stands in, e.g. "source:demo-shopify:secret" or "ledger-connection:credentials". */
  purpose: string;
};

/** First byte of a box. A new way of sealing gets the next number; old boxes keep opening. */
const version = 1;
const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a secret of ours (a source's webhook secret, a ledger's API key) for storing: AES-256-GCM under
 * HOLDPOINT_ENCRYPTION_KEY. The box is version (1 byte), nonce (12), tag (16), ciphertext.
 */
export function sealSecret(secret: string, place: SecretPlace): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", encryptionKey(), iv);
  cipher.setAAD(bindTo(place));
  const ciphertext = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Uint8Array.from(Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), ciphertext]));
}

/** Opens a box. Throws when the key is another, the place is another, or a single bit was changed. */
export function openSecret(box: Uint8Array, place: SecretPlace): string {
  if (box[0] !== version) throw new Error(`stored secret of ${place.purpose} has unknown format ${box[0] ?? "(empty)"}`);
  if (box.length < 1 + ivBytes + tagBytes) throw new Error(`stored secret of ${place.purpose} is cut short`);
  const iv = box.subarray(1, 1 + ivBytes);
  const tag = box.subarray(1 + ivBytes, 1 + ivBytes + tagBytes);
  const decipher = createDecipheriv("aes-256-gcm", encryptionKey(), iv, { authTagLength: tagBytes });
  decipher.setAAD(bindTo(place));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(box.subarray(1 + ivBytes + tagBytes)), decipher.final()]).toString("utf8");
  } catch (error) {
    throw new Error(`stored secret of ${place.purpose} does not open: HOLDPOINT_ENCRYPTION_KEY is not the one it was sealed with, or it was changed`, { cause: error });
  }
}

function encryptionKey(): Buffer {
  return Buffer.from(env("HOLDPOINT_ENCRYPTION_KEY"), "base64");
}

function bindTo(place: SecretPlace): Buffer {
  return Buffer.from(`holdpoint:${version}:${place.company}:${place.purpose}`, "utf8");
}
