import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { BackTestRefusal } from "#lib/back-testing/back-test.ts";
import type { AddFiscalYearError } from "#lib/periods/add-fiscal-year.ts";
import type { SetPeriodError } from "#lib/periods/set-period.ts";
import type { SetRuleError } from "#lib/rulebook/set-rule.ts";
import { refusalText } from "#components/records/refusal-text.ts";
import type { Translate } from "#messages/translate.ts";
import { ruleTitle } from "./rule-words.ts";
import { noBackTestText } from "./setting-words.ts";

/** Every refusal that an action on rules and periods can answer with; `no-answer` is the browser's own. */
export type RuleRefusal = ActionRefusal | SetRuleError | BackTestRefusal | SetPeriodError | AddFiscalYearError | { code: "no-answer" };

/** The sentence that a person reads when a rule or period was not saved. */
export function ruleRefusal(t: Translate, refusal: RuleRefusal): string {
  switch (refusal.code) {
    case "setting-changed":
      return t("rules.ruleRefusal.changedThisRuleMeanwhile", { by: refusal.by });
    case "period-changed":
      return t("rules.ruleRefusal.changedThisMonthMeanwhile", { by: refusal.by });
    case "always-on":
      return t("rules.ruleRefusal.guardsTheBooksThemselves", { refusal: ruleTitle(t, refusal.rule) });
    case "not-its-threshold":
      return t("rules.ruleRefusal.thisRuleDoesNotGo");
    case "not-on-the-past":
      return t("rules.settingForm.cannotBeTriedOnThePast", { because: noBackTestText(t, refusal.rule) });
    case "unknown-source":
      return t("rules.ruleRefusal.thatSourceIsNoLonger");
    case "unknown-account":
      return t("rules.ruleRefusal.autocountHasNoDebtor", { account: refusal.account });
    case "overlapping":
      return t("rules.ruleRefusal.itSharesDaysWithTwo", { years: refusal.years.join(", ") });
    case "not-found":
      return t("rules.ruleRefusal.itIsNoLonger");
    case "no-change":
      return t("rules.ruleRefusal.thereIsNothingToSave");
    case "invalid":
      return Object.values(refusal.issues).flat()[0] ?? t("rules.ruleRefusal.somethingThatWasEntered");
    default:
      return refusalText(t, refusal);
  }
}

/** What is wrong, by the field that it is about: "thresholds.staleDays". */
export function issuesOf(refusal: RuleRefusal | null): { readonly [path: string]: readonly string[] | undefined } {
  return refusal?.code === "invalid" ? refusal.issues : {};
}
