import { recordParams, resolveBody } from "#lib/api/decision-schema.ts";
import { answerOf } from "#lib/api/refusal-problem.ts";
import { defineRoute } from "#lib/auth/define-route.ts";
import { resolvePosting } from "#lib/posting/resolve-posting.ts";

/** Looks in the ledger now for a document whose outcome is unknown, or settles it by a person's decision. */
export const POST = defineRoute({
  permission: "posting:manage",
  params: recordParams,
  input: resolveBody,
  run: async (ctx, decision, { params }) => answerOf(await resolvePosting(ctx, { ...decision, recordId: params.id })),
});
