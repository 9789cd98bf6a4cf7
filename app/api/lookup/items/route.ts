import { z } from "zod";
import { defineRoute } from "#lib/auth/define-route.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { lookUpItems } from "#lib/reference/queries.ts";
import { err, ok } from "#lib/result.ts";
import { findDocument, itemQuestion } from "#lib/review/queries.ts";

/** Without a record only what is typed counts, as in a form for a new one. */
const asked = z.object({ q: plainText.max(200).default(""), recordId: z.uuid().optional(), lineId: z.string().max(100).default("") });

/** Items for the line of a record, best first: `{"rows": [...]}`. */
export const GET = defineRoute({
  permission: "review:read",
  input: asked,
  run: async (ctx, { q, recordId, lineId }) => {
    if (recordId === undefined) return ok({ rows: await lookUpItems(ctx, q, { sku: null, description: "", price: null, sourceId: null }) });
    const record = await findDocument(ctx, recordId);
    if (record === null) return err({ code: "not-found" });
    return ok({ rows: await lookUpItems(ctx, q, itemQuestion(record, lineId, record.sourceId, record.baseCurrency)) });
  },
});
