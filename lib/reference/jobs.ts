import { z } from "zod";
import { defineJob } from "#lib/jobs/define-job.ts";

/**
 * Proposes the items and customers that these records name and AutoCount lacks, where the ownership table says so. Null: all
 * records that are held for one.
 */
export const proposeMastersJob = defineJob({
  name: "propose-masters",
  payload: z.object({ company: z.number().int(), recordIds: z.array(z.uuid()).nullable() }),
  policy: "standard",
  retryLimit: 5,
  expireInSeconds: 600,
});

/**
 * Reads the company's items, debtors, creditors and locations anew from its account book: once an hour, and after its connection was set. A
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
