import { z } from "zod";

/** What a company decides about one source, beside its flow. Every field has a default, so an empty object is a valid setting. */
export const sourceSettings = z.object({
  /** Debtor for sales that name no buyer (walk-in, point of sale). */
  walkInCustomer: z.string().max(12).nullable().default(null),
});
export type SourceSettings = z.infer<typeof sourceSettings>;
