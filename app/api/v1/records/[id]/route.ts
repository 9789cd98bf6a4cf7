import { recordParams } from "#lib/api/decision-schema.ts";
import { defineRoute } from "#lib/auth/define-route.ts";
import { err, ok } from "#lib/result.ts";
import { findRecordForApi } from "#lib/review/queries.ts";

/** The whole record: document, original, findings, history. */
export const GET = defineRoute({
  permission: "review:read",
  source: true,
  params: recordParams,
  run: async (ctx, _input, { params }) => {
    const record = await findRecordForApi(ctx, params.id);
    return record === null ? err({ code: "not-found" }) : ok(record);
  },
});
