import { z } from "zod";
import { defineRoute } from "#lib/auth/define-route.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { lookUpCustomers } from "#lib/reference/queries.ts";
import { err, ok } from "#lib/result.ts";
import { findDocument } from "#lib/review/queries.ts";

const asked = z.object({ q: plainText.max(200).default(""), recordId: z.uuid() });

/** Debtors for the buyer of a record, best first: `{"rows": [...]}`. */
export const GET = defineRoute({
  permission: "review:read",
  input: asked,
  run: async (ctx, { q, recordId }) => {
    const record = await findDocument(ctx, recordId);
    if (record === null) return err({ code: "not-found" });
    return ok({ rows: await lookUpCustomers(ctx, q, record.document.customer) });
  },
});
