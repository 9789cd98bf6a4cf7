import { recordParams, rejectBody } from "#lib/api/decision-schema.ts";
import { answerOf } from "#lib/api/refusal-problem.ts";
import { defineRoute } from "#lib/auth/define-route.ts";
import { rejectRecord } from "#lib/review/reject-record.ts";

export const POST = defineRoute({
  permission: "record:reject",
  params: recordParams,
  input: rejectBody,
  run: async (ctx, input, { params }) => answerOf(await rejectRecord(ctx, { recordId: params.id, ...input })),
});
