import { z } from "zod";
import { plainText } from "#lib/canonical/plain-text.ts";
import { someSettings } from "#lib/rules/rule-settings.ts";
import { settingScopes, severityChoices } from "#lib/rules/rule-book.ts";

/** What of a rule is set, and for what: everything (`key` empty), a source (its id) or an account (its code). */
export const settingPlace = z.object({ rule: z.string().min(1).max(100), scope: z.enum(settingScopes), key: plainText.trim().max(50) });
export type SettingPlace = z.infer<typeof settingPlace>;

/** A setting as a person wants it; null severity and thresholds left out are as in the wider scope. */
export const ruleDraft = settingPlace.extend({ severity: z.enum(severityChoices).nullable(), thresholds: someSettings });
export type RuleDraft = z.infer<typeof ruleDraft>;
