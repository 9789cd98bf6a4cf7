import type { OfKind } from "#lib/canonical/document.ts";
import { sideOf } from "#lib/canonical/facets.ts";
import type { Rule, Severity } from "./rule.ts";
import type { RuleSettings, SomeSettings } from "./rule-settings.ts";

/** Where a setting counts: everywhere, for what a source sends, or for what is about a debtor or creditor. */
export const settingScopes = ["company", "source", "customer"] as const;
export type SettingScope = (typeof settingScopes)[number];

/** How hard a rule stops, as a company may set it. */
export const severityChoices = ["error", "warning", "info", "off"] as const;
export type SeverityChoice = (typeof severityChoices)[number];

/** What a company has set of one rule in one scope; what it leaves out is as in the wider scope. */
export type RuleSetting = { rule: string; scope: SettingScope; /** Source id or account code; empty for the company. */ key: string; severity: SeverityChoice | null; thresholds: SomeSettings };

/** All that a company has set, by rule and by `settingKey`. */
export type RuleBook = ReadonlyMap<string, ReadonlyMap<string, RuleSetting>>;

export function settingKey({ scope, key }: Pick<RuleSetting, "scope" | "key">): string {
  return `${scope} ${key}`;
}

export function toRuleBook(settings: readonly RuleSetting[]): RuleBook {
  const book = new Map<string, Map<string, RuleSetting>>();
  for (const setting of settings) book.set(setting.rule, (book.get(setting.rule) ?? new Map<string, RuleSetting>()).set(settingKey(setting), setting));
  return book;
}

/**
 * How a rule stands for one record: the company's setting, over it that of the source, over it that of the debtor or
 * creditor. A rule that may not be switched off keeps its severity whatever is stored.
 */
export function settingFor(rule: SettableRule, record: OfKind & { sourceId: string }, book: RuleBook, usual: RuleSettings): StandingRule {
  return settingAt(rule, { sourceId: record.sourceId, account: sideOf(record)?.party.code ?? null }, book, usual);
}

type SettableRule = Pick<Rule, "id" | "severity" | "canBeOff">;
/** How hard a rule stops, and what it goes by. */
export type StandingRule = { severity: Severity | "off"; settings: RuleSettings };

/** The same for what a source sends about an account; null where there is none. */
export function settingAt(rule: SettableRule, { sourceId, account }: { sourceId: string; account: string | null }, book: RuleBook, usual: RuleSettings): StandingRule {
  const set = book.get(rule.id);
  if (set === undefined) return { severity: rule.severity, settings: usual };
  const layers = [
    set.get(settingKey({ scope: "company", key: "" })),
    set.get(settingKey({ scope: "source", key: sourceId })),
    account === null ? undefined : set.get(settingKey({ scope: "customer", key: account })),
  ].filter((layer) => layer !== undefined);
  const severity = rule.canBeOff === undefined ? null : layers.reduce<SeverityChoice | null>((chosen, layer) => layer.severity ?? chosen, null);
  return { severity: severity ?? rule.severity, settings: layers.reduce<RuleSettings>((settings, layer) => ({ ...settings, ...layer.thresholds }), usual) };
}
