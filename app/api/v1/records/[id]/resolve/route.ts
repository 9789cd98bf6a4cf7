import { decisionBody, recordParams } from "#lib/api/decision-schema.ts";
import { answerOf } from "#lib/api/refusal-problem.ts";
import { defineRoute } from "#lib/auth/define-route.ts";
import { lookNow } from "#lib/posting/look-now.ts";

/** Looks in the ledger now for a document whose outcome is unknown. */
export const POST = defineRoute({
  permission: "posting:manage",
  params: recordParams,
  input: decisionBody,
  run: async (ctx, { revision }, { params }) => answerOf(await lookNow(ctx, { recordId: params.id, revision })),
});
