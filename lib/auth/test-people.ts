import { encode } from "next-auth/jwt";
import { systemActor, type Context } from "#lib/context.ts";
import type { Db } from "#lib/db/prisma.ts";
import { env, setEnv } from "#lib/env.ts";
import { addUser } from "./add-user.ts";
import type { Role } from "./permissions.ts";
import { sessionMaxAgeSeconds, type SessionClaims } from "./session.ts";

/** People, sources and sessions for tests of the doors. */

/** The password of every test person. */
export const testPassword = "correct horse battery";

let made = 0;

/** Keys as the launcher would make them. */
export function setTestSecrets(): void {
  setEnv({ NEXTAUTH_SECRET: "a secret of at least thirty-two characters", HOLDPOINT_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64") });
}

/** A new company and a context in which Holdpoint itself acts there. */
export async function aCompany(db: Db, now: () => Date = () => new Date()): Promise<Context> {
  made += 1;
  const { id } = await db.company.create({ data: { key: `company-${made}`, name: `Company ${made} Sdn Bhd` } });
  return { company: id, actor: systemActor, db, now };
}

export type TestPerson = { userId: string; email: string; ctx: Context; claims: SessionClaims };

/** A new person of the company with `testPassword`, and a context in which that person acts. */
export async function aPerson(company: Context, role: Role): Promise<TestPerson> {
  made += 1;
  const email = `${role}-${made}@example.test`;
  const added = await addUser(company, { email, name: `The ${role}`, role, password: testPassword });
  if (!added.ok) throw new Error(added.error.code);
  const { userId } = added.value;
  return {
    userId,
    email,
    ctx: { ...company, actor: { type: "user", id: userId, name: `The ${role}`, role, ip: "203.0.113.7" } },
    claims: { userId, company: company.company, role, sessionEpoch: 1 },
  };
}

/** A new source of the company. */
export async function aSource(company: Context): Promise<{ sourceId: string; key: string }> {
  made += 1;
  const key = `source-${made}`;
  const { id } = await company.db.source.create({
    data: { companyId: company.company, key, name: `Shop ${made}`, channel: "native", flowKind: "invoice", flowTrigger: "payment" },
  });
  return { sourceId: id, key };
}

/** The session cookie next-auth would set for these claims. */
export async function sealSession(claims: SessionClaims, options: { maxAgeSeconds?: number; secret?: string } = {}): Promise<string> {
  return encode({ token: { ...claims }, secret: options.secret ?? env("NEXTAUTH_SECRET"), maxAge: options.maxAgeSeconds ?? sessionMaxAgeSeconds });
}
