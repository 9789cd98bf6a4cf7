import type { Kind } from "#lib/canonical/kinds.ts";
import { rules } from "./registry.ts";
import type { Owner, Severity } from "./rule.ts";
import type { Threshold } from "./rule-settings.ts";

export type RuleEntry = { id: string; severity: Severity; owner: Owner; thresholds: readonly Threshold[]; canBeOff: boolean; noBackTest: boolean; kinds: readonly Kind[] };

/** What the screens show of each rule; its words stand in the messages. Plain data: import it in server components and hand entries down. */
export const ruleCatalog: readonly RuleEntry[] = rules.map(({ id, severity, owner, thresholds, canBeOff, noBackTest, kinds }) => ({
  id, severity, owner, thresholds: thresholds ?? [], canBeOff: canBeOff ?? false, noBackTest: noBackTest ?? false, kinds,
}));

/** What files and histories call a rule: its title; its id where the rule is no longer there. */
export function ruleName(id: string): string {
  return rules.find((rule) => rule.id === id)?.title ?? id;
}
