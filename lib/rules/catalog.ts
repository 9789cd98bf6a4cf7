import { rules } from "./registry.ts";
import type { Owner, Severity } from "./rule.ts";

export type RuleEntry = { id: string; title: string; help: string; severity: Severity; owner: Owner };

/** What the screens say about each rule. Plain data: import it in server components and hand entries down. */
export const ruleCatalog: readonly RuleEntry[] = rules.map(({ id, title, help, severity, owner }) => ({ id, title, help, severity, owner }));

/** A rule's title for a badge; its id where the rule is no longer there. */
export function ruleTitle(id: string): string {
  return ruleCatalog.find((rule) => rule.id === id)?.title ?? id;
}
