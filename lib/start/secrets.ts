import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";

const secretsShape = z.object({
  nextauthSecret: z.string(),
  /** 32 bytes in base64. */
  encryptionKey: z.string(),
  databasePassword: z.string(),
  sandboxAdminToken: z.string(),
  sandboxKeyId: z.string(),
  sandboxApiKey: z.string(),
});

export type Secrets = z.infer<typeof secretsShape>;

/** Reads the secrets of this installation; makes them the first time. The file is for its owner only. */
export function openSecrets(file: string): Secrets {
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    return secretsShape.parse(JSON.parse(readFileSync(file, "utf8")));
  }
  const secrets: Secrets = {
    nextauthSecret: randomBytes(32).toString("base64url"),
    encryptionKey: randomBytes(32).toString("base64"),
    databasePassword: randomBytes(18).toString("base64url"),
    sandboxAdminToken: randomBytes(24).toString("base64url"),
    sandboxKeyId: `sandbox-${randomBytes(6).toString("hex")}`,
    sandboxApiKey: randomBytes(24).toString("base64url"),
  };
  // Written beside and renamed: half a file would lock us out of our own database.
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}
