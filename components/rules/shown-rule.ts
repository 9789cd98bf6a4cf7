import type { RuleEntry } from "#lib/rules/catalog.ts";
import type { en } from "#messages/en.ts";
import type { Translate } from "#messages/translate.ts";
import { ruleTitle } from "./rule-words.ts";

type Texts = (typeof en)["rules"];

/** A rule with its words. They are long: only server components make it. */
export type ShownRule = RuleEntry & { title: string; help: string; ifOff: string | null };

export function shownRule(t: Translate, rule: RuleEntry): ShownRule {
  return { ...rule, title: ruleTitle(t, rule.id), help: ruleHelp(t, rule.id), ifOff: rule.canBeOff ? t(`rules.ifOff.${rule.id as keyof Texts["ifOff"]}`) : null };
}

/** Why a rule stops a record and what to do about it; nothing where the rule is no longer there. */
export function ruleHelp(t: Translate, id: string): string {
  const known = id as keyof Texts["help"];
  return t.has(`rules.help.${known}`) ? t(`rules.help.${known}`) : "";
}
