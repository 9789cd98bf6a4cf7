import { z } from "zod";
import { documentKind, orderKind } from "#lib/canonical/kind-schemas.ts";
import { defineJob } from "#lib/jobs/define-job.ts";

/** What is set of a rule in one place; whoever reads it knows what it may hold. */
const ruleSetting = z.object({ rule: z.string(), scope: z.string(), key: z.string(), severity: z.string().nullable(), thresholds: z.record(z.string(), z.unknown()) });

/** What changed, so that only the records that it can touch are checked again. */
export const recheckScope = z.discriminatedUnion("by", [
  z.object({ by: z.literal("sku"), sku: z.string(), sourceId: z.uuid().nullable() }),
  z.object({ by: z.literal("party"), list: z.enum(["customer", "supplier"]), keys: z.array(z.string()), sourceId: z.uuid().nullable() }),
  /** What one of these rules holds: of one source, where it is named. */
  z.object({ by: z.literal("rule"), rules: z.array(z.string()), sourceId: z.uuid().optional() }),
  /** Open records that have a finding of one of these rules, one that does not stop them too. */
  z.object({ by: z.literal("found"), rules: z.array(z.string()) }),
  /** Open records of some kinds: of one source or with one debtor or creditor where these are named, dated within two days where they are. */
  z.object({
    by: z.literal("open"), kinds: z.array(documentKind), sourceId: z.uuid().nullable(), partyCode: z.string().nullable(),
    dates: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  }),
  /** Open records for which a rule stands otherwise than before: `before` is all that was set of it, `set` is what was changed. */
  z.object({ by: z.literal("setting"), before: z.array(ruleSetting), set: ruleSetting }),
  /** What waits of a source whose flow was changed; `was` is the kind that its orders became until then. */
  z.object({ by: z.literal("source"), sourceId: z.uuid(), was: orderKind }),
  /** These records themselves: something that is about them has come. */
  z.object({ by: z.literal("records"), recordIds: z.array(z.uuid()) }),
  /** Open sales dated from a day on: how e-invoices are issued for them was set anew. */
  z.object({ by: z.literal("sales-from"), date: z.iso.date() }),
  /** Somebody else owns data that documents of these kinds write or speak of. */
  z.object({ by: z.literal("ownership"), kinds: z.array(documentKind) }),
  /** An item or debtor changed in AutoCount. */
  z.object({ by: z.literal("master"), list: z.enum(["item", "customer", "supplier"]), codes: z.array(z.string()) }),
  /** What was one item or party in AutoCount is another one now, as somebody has decided. */
  z.object({ by: z.literal("repoint"), list: z.enum(["item", "customer", "supplier"]), from: z.string(), to: z.string() }),
  /** What is about these records: the credit notes, deliveries and payments that wait for them. */
  z.object({ by: z.literal("about"), recordIds: z.array(z.uuid()) }),
]);
export type RecheckScope = z.infer<typeof recheckScope>;

/** Checks held and waiting records again after an answer, new reference data or what they wait for; the answer's giver counts as their corrector. */
export const recheckJob = defineJob({
  name: "recheck",
  payload: z.object({
    company: z.number().int(),
    scope: recheckScope,
    /** Who gave the answer that may free them; null for new reference data. */
    answeredBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    /** What was changed, as people read it: a record that is released by it says so. */
    because: z.string().optional(),
    /** The run whose progress is shown to whoever made the change. */
    runId: z.uuid().optional(),
  }),
  policy: "standard",
  retryLimit: 10,
  expireInSeconds: 600,
});
