import type { Kind } from "#lib/canonical/kinds.ts";
import { rules } from "./registry.ts";
import type { Owner, Severity } from "./rule.ts";
import type { Threshold } from "./rule-settings.ts";

export type RuleEntry = { id: string; title: string; help: string; severity: Severity; owner: Owner; thresholds: readonly Threshold[]; ifOff: string | null; noBackTest: string | null; kinds: readonly Kind[] };

/** What the screens say about each rule. Plain data: import it in server components and hand entries down. */
export const ruleCatalog: readonly RuleEntry[] = rules.map(({ id, title, help, severity, owner, thresholds, ifOff, noBackTest, kinds }) => ({
  id, title, help, severity, owner, thresholds: thresholds ?? [], ifOff: ifOff ?? null, noBackTest: noBackTest ?? null, kinds,
}));

/** A rule's title for a badge; its id where the rule is no longer there. */
export function ruleTitle(id: string): string {
  return ruleCatalog.find((rule) => rule.id === id)?.title ?? id;
}
