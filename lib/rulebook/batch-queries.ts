import type { Tx } from "#lib/db/prisma.ts";
import { type RuleBook, type RuleSetting, type SettingScope, type SeverityChoice, toRuleBook } from "#lib/rules/rule-book.ts";
import { storedThresholds } from "./stored-thresholds.ts";

/** All that a company has set of its rules: tens of rows, not thousands. One query. */
export async function loadRuleBook(tx: Pick<Tx, "ruleSetting">, company: number): Promise<RuleBook> {
  const rows = await tx.ruleSetting.findMany({ where: { companyId: company }, select: { rule: true, scope: true, key: true, severity: true, thresholds: true } });
  return toRuleBook(rows.map((row): RuleSetting => ({
    rule: row.rule, scope: row.scope as SettingScope, key: row.key, severity: row.severity as SeverityChoice | null, thresholds: storedThresholds(row.thresholds),
  })));
}
