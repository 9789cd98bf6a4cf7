import { ruleSettings, type SomeSettings, type Threshold, thresholdWords } from "#lib/rules/rule-settings.ts";
import type { SeverityChoice } from "#lib/rules/rule-book.ts";

/** What a severity does, as it is chosen. */
export const severityWords: Readonly<Record<SeverityChoice, string>> = {
  error: "Error: stops until it is corrected",
  warning: "Warning: stops until accepted",
  info: "Info: only shows",
  off: "Off",
};

export const severityNames: Readonly<Record<SeverityChoice, string>> = { error: "Error", warning: "Warning", info: "Info", off: "Off" };

const defaults = ruleSettings.parse({});

/** The value of a threshold as people read it: what is set, else the default. */
export function thresholdText(threshold: Threshold, set: SomeSettings = {}): string {
  const value = set[threshold] ?? defaults[threshold];
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
}

/** "Largest discount (%): 50", for each threshold of a rule. */
export function thresholdsText(thresholds: readonly Threshold[], set: SomeSettings = {}): string {
  return thresholds.map((threshold) => `${thresholdWords[threshold].label}: ${thresholdText(threshold, set)}`).join(" · ");
}
