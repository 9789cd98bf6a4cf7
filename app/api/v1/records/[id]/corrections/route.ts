import { correctByPath } from "#lib/api/correct-by-path.ts";
import { correctionBody, recordParams } from "#lib/api/decision-schema.ts";
import { answerOf } from "#lib/api/refusal-problem.ts";
import { defineRoute } from "#lib/auth/define-route.ts";

export const POST = defineRoute({
  permission: "code:correct",
  params: recordParams,
  input: correctionBody,
  run: async (ctx, input, { params }) => answerOf(await correctByPath(ctx, params.id, input)),
});
