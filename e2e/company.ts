import { addUser } from "#lib/auth/add-user.ts";
import type { Role } from "#lib/auth/permissions.ts";
import { createToken } from "#lib/auth/tokens.ts";
import { systemActor, type Context } from "#lib/context.ts";
import { db } from "#lib/db/prisma.ts";
import { setEnv } from "#lib/env.ts";
import type { Result } from "#lib/result.ts";
import { product } from "./product.ts";

// The running product from behind, as its operator has it at the command line: the same database, the same verbs.

const { env, demoPassword } = product;
setEnv(env);

export type DemoPerson = "admin" | "finance" | "finance2" | "manager";
export type Person = { email: string; password: string };

export function demoPerson(name: DemoPerson): Person {
  return { email: `${name}@demo.test`, password: demoPassword };
}

/** A context in which the operator acts in a company; the demo company unless another is named. */
export async function company(key = "demo"): Promise<Context> {
  const { id } = await db().company.findUniqueOrThrow({ where: { key }, select: { id: true } });
  return { company: id, actor: systemActor, db: db(), now: () => new Date() };
}

/** A new person of the company, for journeys that change what becomes of an account. */
export async function aPerson(role: Role, name: string, where?: Context): Promise<Person & { userId: string }> {
  const person = { email: `${name.toLowerCase().replaceAll(" ", ".")}.${Date.now()}@demo.test`, password: `${name} walks in 42` };
  const { userId } = must(await addUser(where ?? (await company()), { ...person, name, role }));
  return { ...person, userId };
}

/** A bearer token of one of the demo people. */
export async function tokenOf(name: DemoPerson): Promise<string> {
  const ctx = await company();
  const { id } = await db().user.findUniqueOrThrow({ where: { email: demoPerson(name).email }, select: { id: true } });
  return must(await createToken(ctx, { userId: id })).token;
}

export function must<T>(result: Result<T, { code: string }>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}
