import { z } from "zod";
import { defineRoute } from "#lib/auth/define-route.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { lookUpItems } from "#lib/reference/queries.ts";
import { withStanding } from "#lib/reference/standing-queries.ts";
import { err, ok } from "#lib/result.ts";
import { findDocument, itemQuestion } from "#lib/review/queries.ts";

/** Without a record only what is typed counts, as in a form for a new one. */
const asked = z.object({ q: plainText.max(200).default(""), recordId: z.uuid().optional(), lineId: z.string().max(100).default("") });

/** Items for the line of a record, best first: `{"rows": [...]}`. */
export const GET = defineRoute({
  permission: "review:read",
  input: asked,
  run: async (ctx, { q, recordId, lineId }) => {
    const record = recordId === undefined ? null : await findDocument(ctx, recordId);
    if (recordId !== undefined && record === null) return err({ code: "not-found" });
    const wanted = record === null ? { sku: null, description: "", price: null, sourceId: null } : itemQuestion(record, lineId, record.sourceId, record.baseCurrency);
    return ok({ rows: await withStanding(ctx, "item", await lookUpItems(ctx, q, wanted)) });
  },
});
