import { plainText } from "#lib/canonical/plain-text.ts";
import { z } from "zod";
import type { Approved } from "#lib/approval/approve-together.ts";
import { changeRequest } from "#lib/canonical/change-request.ts";
import { recordStates } from "#lib/canonical/states.ts";
import { recordsQuery } from "#lib/queues/api-records.ts";
import { resolveInput } from "#lib/posting/resolve-posting.ts";
import { rejectInput } from "#lib/review/reject-record.ts";

// What the API takes and answers where somebody decides about records.

export const recordParams = z.object({ id: z.uuid() });

const revision = z.int().min(1).describe("The revision you looked at. Where the record has moved on, nothing is done.");
const reason = plainText.trim().max(1000);

export const decisionBody = z.object({ revision, reason: reason.optional().describe("Where the act takes one.") });
export const resolveBody = resolveInput.omit({ recordId: true }).extend({
  revision,
  decision: resolveInput.shape.decision.describe("Left out: look now. `found`: it is in the ledger. `send-again`: it is not, send it once more under the same number; only after the looks that this takes."),
  docNo: resolveInput.shape.docNo.describe("With `found`: the number under which it is there, where that is not ours."),
  onMyWord: resolveInput.shape.onMyWord.describe("With `found` and a reason: also where the ledger cannot be asked, or has the number without our mark."),
  reason: reason.optional().describe("Stays in the audit."),
});
export const rejectBody = z.object({ revision, reason: rejectInput.shape.reason });

export const correctionBody = z.object({
  revision,
  changes: z.array(changeRequest).min(1).max(500).describe("Fields by their path in the document (`lines.0.itemCode`); values as text, null empties a field."),
  reason: reason.optional(),
  everywhere: z
    .boolean()
    .default(false)
    .describe("Remember the answer and free the other held records that wait for it. With one change of `lines.N.itemCode` or of `customer.code`."),
});
export type CorrectionBody = z.infer<typeof correctionBody>;

const state = z.enum(recordStates);

export const changedRecord = z.object({
  recordId: z.uuid(),
  revision: z.int().min(1),
  state,
  freed: z.int().min(0).optional().describe("With `everywhere`: how many other held records are now checked again."),
});

export const approved = z.union([
  z.object({ recordId: z.uuid(), state: z.literal("approved"), docNo: z.string() }).describe("It is on its way to the ledger under this number."),
  z
    .object({ recordId: z.uuid(), state: z.literal("ready"), next: z.object({ role: z.enum(["admin", "finance", "manager"]) }) })
    .describe("This was one of several approvals; `next` gives the next one."),
]) satisfies z.ZodType<Approved>;

export const movedRecord = z.object({ recordId: z.uuid(), state });
export const reversalBegun = z.object({ recordId: z.uuid(), state, docNo: z.string().describe("The document's number in the ledger.") });
export const resolved = z.object({ recordId: z.uuid(), state });

/** The most records that one call approves. */
export const mostApprovals = 500;

// Strict: a misspelt filter would approve everything.
const approvalFilter = recordsQuery.omit({ cursor: true, limit: true }).strict();

export const approvalsBody = z
  .object({
    ids: z.array(z.uuid()).min(1).max(mostApprovals).optional().describe("Approved at the revision they have now."),
    filter: approvalFilter.optional().describe(`As for \`GET /api/v1/records\`; only records in state ready unless \`state\` says otherwise. The oldest ${mostApprovals} are taken.`),
  })
  .strict()
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), "Give either ids or a filter.");
export type ApprovalsBody = z.infer<typeof approvalsBody>;

export const approvalsAnswer = z.object({
  results: z.array(
    z.discriminatedUnion("ok", [
      z.object({ id: z.uuid(), ok: z.literal(true), state: z.enum(["approved", "ready"]) }),
      z.object({ id: z.uuid(), ok: z.literal(false), error: z.looseObject({ code: z.string(), detail: z.string().optional() }).describe("As the problem of a single call.") }),
    ]),
  ),
  left: z.object({
    count: z.int().min(0).describe("Records of the filter that this call did not reach."),
    isAtLeast: z.boolean().describe("There are so many that they were not counted to the end."),
  }),
});
export type ApprovalsAnswer = z.infer<typeof approvalsAnswer>;
