import { decisionBody, recordParams } from "#lib/api/decision-schema.ts";
import { answerOf } from "#lib/api/refusal-problem.ts";
import { defineRoute } from "#lib/auth/define-route.ts";
import { retryPosting } from "#lib/review/retry-posting.ts";

/** Sends a document that AutoCount refused once more, unchanged. */
export const POST = defineRoute({
  permission: "posting:manage",
  params: recordParams,
  input: decisionBody,
  run: async (ctx, { revision }, { params }) => answerOf(await retryPosting(ctx, { recordId: params.id, revision })),
});
