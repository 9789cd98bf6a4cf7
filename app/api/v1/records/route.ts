import { listInput, listRecords } from "#lib/api/list-records.ts";
import { defineRoute } from "#lib/auth/define-route.ts";

/** Records in the order they came in, with what holds each and what became of it in the ledger. */
export const GET = defineRoute({ permission: "review:read", source: true, input: listInput, run: listRecords });
