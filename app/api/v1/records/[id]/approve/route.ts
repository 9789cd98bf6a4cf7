import { decisionBody, recordParams } from "#lib/api/decision-schema.ts";
import { answerOf } from "#lib/api/refusal-problem.ts";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { defineRoute } from "#lib/auth/define-route.ts";

export const POST = defineRoute({
  permission: "approval:approve",
  params: recordParams,
  input: decisionBody,
  run: async (ctx, { revision }, { params }) => answerOf(await approveRecord(ctx, { recordId: params.id, revision })),
});
