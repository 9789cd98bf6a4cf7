import type { z } from "zod";
import type { Actor, Context } from "#lib/context.ts";
import { db } from "#lib/db/prisma.ts";

/** Whoever has the machine's command line: the audit log names no person, as none has signed in. */
export const operator: Actor = { type: "system", id: null, name: "Operator (command line)", role: null, ip: null };

/** A command that was refused for a reason that its caller can mend; told as one sentence, without a trace. */
export class CommandRefused extends Error {}

/** A context in which the operator acts in a company. */
export function actIn(company: number): Context {
  return { company, actor: operator, db: db(), now: () => new Date() };
}

/** The same, by the company's key. */
export async function actInCompany(key: string): Promise<Context> {
  const company = await db().company.findUnique({ where: { key }, select: { id: true } });
  if (company !== null) return actIn(company.id);
  const keys = (await db().company.findMany({ select: { key: true }, orderBy: { key: "asc" }, take: 20 })).map((row) => row.key);
  throw new CommandRefused(keys.length === 0 ? "There is no company yet: add one with `company add`." : `There is no company "${key}". There is: ${keys.join(", ")}.`);
}

/** The options of a command as their schema reads them; what is wrong is told by the option's name. */
export function readOptions<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new CommandRefused(parsed.error.issues.map(({ path, message }) => (path.length === 0 ? message : `${optionName(String(path[0]))}: ${message}`)).join("\n"));
}

/** "baseUrl" -> "--base-url" */
export function optionName(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
