import { malaysianDate } from "#lib/canonical/dates.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { findOpenForRule } from "#lib/records/find-held.ts";
import type { RecheckScope } from "#lib/rechecks/jobs.ts";
import { storedThresholds } from "#lib/rulebook/stored-thresholds.ts";
import { rules } from "#lib/rules/registry.ts";
import { type RuleSetting, type SettingScope, type SeverityChoice, toRuleBook } from "#lib/rules/rule-book.ts";
import { ruleSettings } from "#lib/rules/rule-settings.ts";
import { touchedBySetting } from "#lib/rules/touched-by-setting.ts";

type Scope = Extract<RecheckScope, { by: "setting" }>;

/** The open records that the change of a rule's setting can touch, oldest first: only for them the rule stands otherwise than before. */
export async function findTouched(tx: Tx, ctx: Context, scope: Scope): Promise<string[]> {
  const [set, before] = [asSetting(scope.set), scope.before.map(asSetting)];
  const rule = rules.find((one) => one.id === set.rule);
  if (rule === undefined) return [];
  const { settings } = await tx.company.findUniqueOrThrow({ where: { id: ctx.company }, select: { settings: true } });
  const rest = before.filter((one) => one.scope !== set.scope || one.key !== set.key);
  const isTouched = touchedBySetting({ rule, before: toRuleBook(before), after: toRuleBook([...rest, set]), usual: ruleSettings.parse(settings), today: malaysianDate(ctx.now()) });
  const open = await findOpenForRule(tx, ctx.company, { rule: rule.id, kinds: rule.kinds, sourceId: set.scope === "source" ? set.key : null, partyCode: set.scope === "customer" ? set.key : null });
  return open.filter(isTouched).map(({ id }) => id);
}

function asSetting({ scope, severity, thresholds, ...rest }: Scope["set"]): RuleSetting {
  return { ...rest, scope: scope as SettingScope, severity: severity as SeverityChoice | null, thresholds: storedThresholds(thresholds) };
}
