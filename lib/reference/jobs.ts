import { z } from "zod";
import { defineJob } from "#lib/jobs/define-job.ts";

/** What changed, so that only the records that it can touch are checked again. */
export const recheckScope = z.discriminatedUnion("by", [
  z.object({ by: z.literal("sku"), sku: z.string(), sourceId: z.uuid().nullable() }),
  z.object({ by: z.literal("customer"), keys: z.array(z.string()), sourceId: z.uuid().nullable() }),
  z.object({ by: z.literal("rule"), rules: z.array(z.string()) }),
]);
export type RecheckScope = z.infer<typeof recheckScope>;

/** Checks held records again after an answer or new reference data; the answer's giver counts as their corrector. */
export const recheckJob = defineJob({
  name: "recheck",
  payload: z.object({
    company: z.number().int(),
    scope: recheckScope,
    /** Who gave the answer that may free them; null for new reference data. */
    answeredBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  }),
  policy: "standard",
  retryLimit: 10,
  expireInSeconds: 600,
});

/**
 * Reads the company's items and debtors anew from its account book: once an hour, and after its connection was set. A
 * large listing waits for its share of AutoCount's calls a minute, so a run may take long.
 */
export const refreshReferenceJob = defineJob({
  name: "refresh-reference",
  payload: z.object({ company: z.number().int() }),
  policy: "stately",
  key: ({ company }) => String(company),
  retryLimit: 2,
  expireInSeconds: 3600,
});
