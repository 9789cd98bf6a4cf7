import { decisionBody, recordParams } from "#lib/api/decision-schema.ts";
import { answerOf } from "#lib/api/refusal-problem.ts";
import { defineRoute } from "#lib/auth/define-route.ts";
import { reverseRecord } from "#lib/posting/reverse-record.ts";

/** Asks for a posted document to be voided in the ledger. */
export const POST = defineRoute({
  permission: "posting:manage",
  params: recordParams,
  input: decisionBody,
  run: async (ctx, { revision, reason }, { params }) => answerOf(await reverseRecord(ctx, { recordId: params.id, revision, reason: reason || "Reversed through the API" })),
});
