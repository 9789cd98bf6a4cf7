import { rules } from "#lib/rules/registry.ts";
import type { Rule } from "#lib/rules/rule.ts";
import type { Threshold } from "#lib/rules/rule-settings.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { hasAccount, hasSource } from "./queries.ts";
import type { RuleDraft } from "./schema.ts";

export type DraftRefusal =
  | { code: "not-found" }
  /** The rule guards the books themselves: it always stands as it is written. */
  | { code: "always-on"; rule: string }
  /** The rule does not go by these. */
  | { code: "not-its-threshold"; thresholds: string[] }
  | { code: "unknown-source" }
  | { code: "unknown-account"; account: string };

/** The rule that a draft is about, or why nobody may set it so. */
export async function checkDraft(tx: Tx, company: number, draft: RuleDraft): Promise<{ rule: Rule } | { refusal: DraftRefusal }> {
  const rule = rules.find((one) => one.id === draft.rule);
  if (rule === undefined || (draft.scope === "company") !== (draft.key === "")) return { refusal: { code: "not-found" } };
  if (draft.severity !== null && rule.canBeOff === undefined) return { refusal: { code: "always-on", rule: rule.id } };
  const foreign = Object.keys(draft.thresholds).filter((name) => !(rule.thresholds ?? []).includes(name as Threshold));
  if (foreign.length > 0) return { refusal: { code: "not-its-threshold", thresholds: foreign } };
  if (draft.scope === "source" && !(await hasSource(tx, company, draft.key))) return { refusal: { code: "unknown-source" } };
  if (draft.scope === "customer" && !(await hasAccount(tx, company, draft.key))) return { refusal: { code: "unknown-account", account: draft.key } };
  return { rule };
}
