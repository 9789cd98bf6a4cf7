import { someSettings, type SomeSettings } from "#lib/rules/rule-settings.ts";

/**
 * Thresholds as they are stored. What no longer reads as one (its limits were narrowed since) falls back to what is set in
 * the wider scope, one by one: a single bad value must not take the others with it, nor stop every record.
 */
export function storedThresholds(stored: unknown): SomeSettings {
  const all = someSettings.safeParse(stored);
  if (all.success) return all.data;
  const entries = stored !== null && typeof stored === "object" ? Object.entries(stored) : [];
  return entries.reduce<SomeSettings>((settings, [name, value]) => {
    const one = someSettings.safeParse({ [name]: value });
    return one.success ? { ...settings, ...one.data } : settings;
  }, {});
}
