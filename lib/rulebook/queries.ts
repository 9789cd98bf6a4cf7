import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { SettingScope, SeverityChoice } from "#lib/rules/rule-book.ts";
import type { SomeSettings } from "#lib/rules/rule-settings.ts";
import { storedThresholds } from "./stored-thresholds.ts";

/** One setting of a rule as its screen shows it. `name` is that of the source or account; `revision` 0: not set. */
export type SettingRow = {
  rule: string; scope: SettingScope; key: string; name: string; severity: SeverityChoice | null; thresholds: SomeSettings;
  revision: number; changedByName: string; changedAt: string;
};
export type HoldCount = { rule: string; held: number; accepted: number; shown: number; faults: number };

/** What is set of all rules, or of one, the company's own first. A setting that was taken back leaves an empty row, which is not listed. */
export async function listSettings(ctx: Context, rule?: string): Promise<SettingRow[]> {
  const rows = await ctx.db.$queryRaw<(Omit<SettingRow, "thresholds" | "changedAt" | "name"> & { thresholds: unknown; changedAt: Date; name: string | null })[]>`
    SELECT s.rule, s.scope, s.key, s.severity, s.thresholds, s.revision, s.changed_by_name AS "changedByName", s.changed_at AS "changedAt",
      CASE s.scope WHEN 'source' THEN (SELECT name FROM source WHERE company_id = s.company_id AND id::text = s.key)
        WHEN 'customer' THEN COALESCE((SELECT name FROM customer WHERE company_id = s.company_id AND code = s.key), (SELECT name FROM supplier WHERE company_id = s.company_id AND code = s.key)) END AS name
    FROM rule_setting s WHERE s.company_id = ${ctx.company} AND (${rule ?? null}::text IS NULL OR s.rule = ${rule ?? null})
    ORDER BY s.scope, name, s.key`;
  return rows.map(({ thresholds, changedAt, name, ...row }) => ({ ...row, name: name ?? row.key, thresholds: storedThresholds(thresholds), changedAt: changedAt.toISOString() }));
}

/** How many records each rule holds now, on how many open records its warnings are accepted or it only shows something, and whether it failed on any. */
export async function countHolds(ctx: Context): Promise<Map<string, HoldCount>> {
  const rows = await ctx.db.$queryRaw<HoldCount[]>`
    SELECT f.rule, count(DISTINCT f.record_id) FILTER (WHERE r.state = 'held' AND f.severity <> 'info' AND NOT f.is_accepted)::int AS held,
      count(DISTINCT f.record_id) FILTER (WHERE f.is_accepted)::int AS accepted,
      count(DISTINCT f.record_id) FILTER (WHERE f.severity = 'info')::int AS shown, count(DISTINCT f.record_id) FILTER (WHERE f.is_fault)::int AS faults
    FROM record r JOIN finding f ON f.company_id = r.company_id AND f.record_id = r.id
    WHERE r.company_id = ${ctx.company} AND r.state IN ('held', 'waiting', 'ready') GROUP BY f.rule`;
  return new Map(rows.map((row) => [row.rule, row]));
}

/** The company's sources, for overrides. */
export async function listSourceNames(ctx: Context): Promise<{ id: string; name: string }[]> {
  return ctx.db.source.findMany({ where: { companyId: ctx.company }, select: { id: true, name: true }, orderBy: { name: "asc" } });
}

export async function hasSource(tx: Tx, company: number, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM source WHERE company_id = ${company} AND id::text = ${id}`;
  return rows.length > 0;
}

export async function hasAccount(tx: Tx, company: number, code: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM customer WHERE company_id = ${company} AND code = ${code} UNION ALL SELECT 1 FROM supplier WHERE company_id = ${company} AND code = ${code}`;
  return rows.length > 0;
}
