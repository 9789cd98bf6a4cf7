import { decisionBody, recordParams } from "#lib/api/decision-schema.ts";
import { reverseRecord } from "#lib/api/reverse-record.ts";
import { defineRoute } from "#lib/auth/define-route.ts";

/** Refuses in this version, and says what to do instead. */
export const POST = defineRoute({
  permission: "posting:manage",
  params: recordParams,
  input: decisionBody,
  run: (ctx, _input, { params }) => reverseRecord(ctx, params.id),
});
