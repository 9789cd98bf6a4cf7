import { z } from "zod";
import { decimalText } from "#lib/canonical/money.ts";

/** Thresholds of the rules, per company; every field has a default. */
export const ruleSettings = z.object({
  /** How far lines and total may be apart, in the document's currency. AutoCount knows no tolerance, so neither do we. */
  roundingTolerance: decimalText.default("0.00"),
});
export type RuleSettings = z.infer<typeof ruleSettings>;
