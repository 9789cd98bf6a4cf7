import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { AddFiscalYearError } from "#lib/periods/add-fiscal-year.ts";
import type { SetPeriodError } from "#lib/periods/set-period.ts";
import type { SetRuleError } from "#lib/rulebook/set-rule.ts";
import { refusalText } from "#components/records/refusal-text.ts";

/** Every refusal that an action on rules and periods can answer with; `no-answer` is the browser's own. */
export type RuleRefusal = ActionRefusal | SetRuleError | SetPeriodError | AddFiscalYearError | { code: "no-answer" };

/** The sentence that a person reads when a rule or period was not saved. */
export function ruleRefusal(refusal: RuleRefusal): string {
  switch (refusal.code) {
    case "setting-changed":
      return `${refusal.by} changed this rule meanwhile. What you entered is still here: reload to see the other change, then save again.`;
    case "period-changed":
      return `${refusal.by} changed this month meanwhile. The page shows how it stands now.`;
    case "always-on":
      return `“${refusal.title}” guards the books themselves: it cannot be made softer or switched off.`;
    case "not-its-threshold":
      return "This rule does not go by that.";
    case "unknown-source":
      return "That source is no longer there.";
    case "unknown-account":
      return `AutoCount has no debtor or creditor ${refusal.account}.`;
    case "overlapping":
      return `It shares days with ${refusal.years.join(", ")}. Two fiscal years cannot overlap.`;
    case "not-found":
      return "It is no longer there.";
    case "no-change":
      return "There is nothing to save: it is already so.";
    case "invalid":
      return Object.values(refusal.issues).flat()[0] ?? "Something that was entered is not right.";
    default:
      return refusalText(refusal);
  }
}

/** What is wrong, by the field that it is about: "thresholds.staleDays". */
export function issuesOf(refusal: RuleRefusal | null): { readonly [path: string]: readonly string[] | undefined } {
  return refusal?.code === "invalid" ? refusal.issues : {};
}
