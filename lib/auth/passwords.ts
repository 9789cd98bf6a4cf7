import { hash, parseOptions, verify } from "@node-rs/argon2";
import { z } from "zod";

/** Argon2id with 19 MiB, two passes and one lane: OWASP's recommendation, a few tens of milliseconds on one core. */
export const passwordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A password somebody chooses. No rules about characters: length is what counts (NIST SP 800-63B). */
export const newPassword = z
  .string()
  .min(8, "A password needs at least 8 characters.")
  .max(256, "A password has at most 256 characters.");

/**
 * Hash of a password nobody knows. Verified in place of the hash of an unknown user, so that "no such user" takes as
 * long as "wrong password". Must have `passwordCost`; a test says so.
 */
export const nobodysHash = "$argon2id$v=19$m=19456,t=2,p=1$ghiFOg2oUr8C2Y9zpFwLOQ$mf+MwD8iuyZ7IZ/YEPpCLEP2Ah4IY8H3IL8VpejBh/s";

/** Hashes a password for storing: argon2id with a random salt, in PHC text form. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, passwordCost);
}

/** Whether the password belongs to the hash. Without a hash it does the same work and says no. */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(storedHash ?? nobodysHash, password);
  return storedHash !== null && matches;
}

/** Whether a stored hash was made at another cost than today's and should be made anew at the next sign-in. */
export function isOutdatedHash(storedHash: string): boolean {
  const cost = parseOptions(storedHash);
  return (
    !storedHash.startsWith("$argon2id$") ||
    cost.memoryCost !== passwordCost.memoryCost ||
    cost.timeCost !== passwordCost.timeCost ||
    cost.parallelism !== passwordCost.parallelism
  );
}
