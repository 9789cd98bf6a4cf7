import type { Prisma } from "#lib/db/generated/client.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { SeverityChoice } from "#lib/rules/rule-book.ts";
import type { SomeSettings } from "#lib/rules/rule-settings.ts";
import type { SettingPlace } from "./schema.ts";
import { storedThresholds } from "./stored-thresholds.ts";

/** The only writer of rule settings. */

export type StoredSetting = { severity: SeverityChoice | null; thresholds: SomeSettings; revision: number; changedByName: string };

/** Locks a rule of a company, set or not, until the transaction ends: two people cannot both set it for the first time, and each change knows what was set before it. */
export async function lockSetting(tx: Tx, company: number, place: SettingPlace): Promise<StoredSetting | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${company}, hashtext(${`rule ${place.rule}`}))`;
  const row = await tx.ruleSetting.findUnique({ where: { companyId_rule_scope_key: { companyId: company, rule: place.rule, scope: place.scope, key: place.key } } });
  return row === null ? null : { severity: row.severity as SeverityChoice | null, thresholds: storedThresholds(row.thresholds), revision: row.revision, changedByName: row.changedByName };
}

export async function writeSetting(
  tx: Tx,
  company: number,
  { rule, scope, key }: SettingPlace,
  set: { severity: SeverityChoice | null; thresholds: SomeSettings; revision: number; by: { id: string | null; name: string }; at: Date },
): Promise<void> {
  const data = { severity: set.severity, thresholds: set.thresholds as Prisma.InputJsonObject, revision: set.revision, changedBy: set.by.id, changedByName: set.by.name, changedAt: set.at };
  await tx.ruleSetting.upsert({ where: { companyId_rule_scope_key: { companyId: company, rule, scope, key } }, create: { companyId: company, rule, scope, key, ...data }, update: data });
}
