import { ruleSettings, type SomeSettings, type Threshold } from "#lib/rules/rule-settings.ts";
import type { SeverityChoice } from "#lib/rules/rule-book.ts";
import type { en } from "#messages/en.ts";
import type { Translate } from "#messages/translate.ts";

/** What a severity does, as it is chosen. */
export const severityWords = (t: Translate): Readonly<Record<SeverityChoice, string>> => ({
  error: t("rules.settingWords.severityWords.error"),
  warning: t("rules.settingWords.severityWords.warning"),
  info: t("rules.settingWords.severityWords.info"),
  off: t("rules.settingWords.severityWords.off"),
});

export const severityNames = (t: Translate): Readonly<Record<SeverityChoice, string>> => ({ error: t("rules.settingWords.severityNames.error"), warning: t("rules.settingWords.severityNames.warning"), info: t("rules.settingWords.severityNames.info"), off: t("rules.settingWords.severityNames.off") });

const defaults = ruleSettings.parse({});

/** The value of a threshold as people read it: what is set, else the default. */
export function thresholdText(t: Translate, threshold: Threshold, set: SomeSettings = {}): string {
  const value = set[threshold] ?? defaults[threshold];
  return typeof value === "boolean" ? (value ? t("rules.settingForm.yes") : t("rules.settingForm.no")).toLowerCase() : String(value);
}

/** "Largest discount (%): 50", for each threshold of a rule. */
export function thresholdsText(t: Translate, thresholds: readonly Threshold[], set: SomeSettings = {}): string {
  return thresholds.map((threshold) => `${t(`rules.thresholds.${threshold}.label`)}: ${thresholdText(t, threshold, set)}`).join(" · ");
}

/** Why its settings cannot be tried on past records, of a rule of which that is so. */
export function noBackTestText(t: Translate, id: string): string {
  return t(`rules.noBackTest.${id as keyof (typeof en)["rules"]["noBackTest"]}`);
}
