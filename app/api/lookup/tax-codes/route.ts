import { defineRoute } from "#lib/auth/define-route.ts";
import { lookUpTaxCodes } from "#lib/reference/code-queries.ts";
import { err, ok } from "#lib/result.ts";
import { choiceInput, choiceQuestion } from "#lib/review/choice-question.ts";
import { findDocument } from "#lib/review/queries.ts";

/** Tax codes that hold what is typed, all of them where nothing is; best first for the line of a record: `{"rows": [...]}`. */
export const GET = defineRoute({
  permission: "review:read",
  input: choiceInput,
  run: async (ctx, asked) => {
    const record = asked.recordId === undefined ? null : await findDocument(ctx, asked.recordId);
    if (asked.recordId !== undefined && record === null) return err({ code: "not-found" });
    return ok({ rows: await lookUpTaxCodes(ctx, asked.q, choiceQuestion(record, asked)) });
  },
});
