import { z } from "zod";
import { documentKind } from "#lib/canonical/kind-schemas.ts";
import { plainText } from "#lib/canonical/plain-text.ts";

/** How a source's prices stand to tax, where a person knows better than its messages say. */
export const taxHandlings = ["as-sent", "inclusive", "on-top"] as const;
export type TaxHandling = (typeof taxHandlings)[number];

/**
 * What a source's document numbers in AutoCount begin with. A running number of six digits follows, and the whole must fit
 * AutoCount's twenty characters. Never ends in a digit: "A1" + 000001 could be "A" + 1000001.
 */
export const numberPrefix = z.string().trim().regex(/^[A-Z0-9-]{0,11}[A-Z-]$/, "A prefix has 1 to 12 upper-case letters, digits and hyphens, and does not end in a digit.");

const name = (max: number) => plainText.trim().min(1).max(max).nullable();

const fields = {
  /** Debtor for sales that name no buyer (walk-in, point of sale). */
  walkInCustomer: name(12),
  /** Stock location of documents that name none, as AutoCount spells it. */
  location: name(20),
  /** Agent of documents that name none, as AutoCount spells it. */
  agent: name(50),
  /** Whether its prices include tax; "as-sent": as each message says. */
  taxHandling: z.enum(taxHandlings),
  /** What numbers in AutoCount begin with, by kind, in place of the usual "HP-IV-" and the like. */
  prefixes: z.partialRecord(documentKind, numberPrefix),
};

/** What a company decides about one source, beside its flow. Every field has a default, so an empty object is a valid setting. */
export const sourceSettings = z.object({
  walkInCustomer: fields.walkInCustomer.default(null),
  location: fields.location.default(null),
  agent: fields.agent.default(null),
  taxHandling: fields.taxHandling.default("as-sent"),
  prefixes: fields.prefixes.default({}),
});
export type SourceSettings = z.infer<typeof sourceSettings>;

/** Some of the settings, as a person changes them; what is left out stays. */
export const settingsChange = z.object(fields).partial();
export type SettingsChange = z.infer<typeof settingsChange>;
