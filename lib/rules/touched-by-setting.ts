import { compareDecimals } from "#lib/canonical/money.ts";
import { isAmong, masterKinds, type Kind } from "#lib/canonical/kinds.ts";
import { type RuleBook, settingAt, type StandingRule } from "./rule-book.ts";
import type { Rule } from "./rule.ts";
import { type RuleSettings, type Threshold, thresholdForms } from "./rule-settings.ts";

/** What of an open record decides whether the change of a rule's setting can touch it. `isFound`: the rule has found something in it. */
export type OpenRecord = { kind: Kind; sourceId: string; partyCode: string | null; date: string; isFound: boolean };

/** What was set of a rule before and after a change, by source and account; dates YYYY-MM-DD. */
export type SettingChange = { rule: Rule; before: RuleBook; after: RuleBook; usual: RuleSettings; today: string };

/**
 * Which records the change of a setting can touch. Where the rule stands for a record as before, nothing; where it found
 * something, everything; where it found nothing, only what makes it find more: being switched on, or a stricter threshold. Pure.
 */
export function touchedBySetting({ rule, before, after, usual, today }: SettingChange): (record: OpenRecord) => boolean {
  const known = new Map<string, Reach>();
  return (record) => {
    const { sourceId } = record;
    // A master is a party itself: what is set for an account is about the documents with it.
    const account = isAmong(masterKinds, record.kind) ? null : record.partyCode;
    const key = JSON.stringify([sourceId, account]);
    const reach = known.get(key) ?? reachOf(rule, settingAt(rule, { sourceId, account }, before, usual), settingAt(rule, { sourceId, account }, after, usual), today);
    known.set(key, reach);
    if (reach === "none") return false;
    if (record.isFound || reach === "all") return true;
    return reach !== "found" && reach.from <= record.date && record.date <= reach.to;
  };
}

/** `found`: only what the rule found already. */
type Reach = "none" | "found" | "all" | { from: string; to: string };

function reachOf(rule: Rule, before: StandingRule, after: StandingRule, today: string): Reach {
  if (before.severity === "off" && after.severity === "off") return "none";
  if (before.severity === "off") return "all";
  if (after.severity === "off") return "found";
  const changed = (rule.thresholds ?? []).filter((name) => !isEqual(before.settings[name], after.settings[name]));
  if (changed.length === 0) return before.severity === after.severity ? "none" : "found";
  if (changed.every((name) => !isStricter(name, before.settings, after.settings))) return "found";
  return rule.newlyFinds?.(before.settings, after.settings, today) ?? "all";
}

type Value = RuleSettings[Threshold];

function isEqual(a: Value, b: Value): boolean {
  return typeof a === "string" && typeof b === "string" ? compareDecimals(a, b) === 0 : a === b;
}

function isStricter(name: Threshold, before: RuleSettings, after: RuleSettings): boolean {
  const isHigher = compareDecimals(asNumber(after[name]), asNumber(before[name])) > 0;
  return isHigher === (thresholdForms[name].stricter === "higher");
}

function asNumber(value: Value): string {
  return typeof value === "boolean" ? (value ? "1" : "0") : String(value);
}
