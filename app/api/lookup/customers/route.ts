import { z } from "zod";
import { defineRoute } from "#lib/auth/define-route.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { lookUpCustomers } from "#lib/reference/queries.ts";
import { withStanding } from "#lib/reference/standing-queries.ts";
import { err, ok } from "#lib/result.ts";
import { partyQuestion } from "#lib/review/party-question.ts";
import { findDocument } from "#lib/review/queries.ts";

/** Without a record only what is typed counts, as in a form for a new one. */
const asked = z.object({ q: plainText.max(200).default(""), recordId: z.uuid().optional() });

/** Debtors for the buyer of a record, best first: `{"rows": [...]}`. */
export const GET = defineRoute({
  permission: "review:read",
  input: asked,
  run: async (ctx, { q, recordId }) => {
    const record = recordId === undefined ? null : await findDocument(ctx, recordId);
    if (recordId !== undefined && record === null) return err({ code: "not-found" });
    return ok({ rows: await withStanding(ctx, "customer", await lookUpCustomers(ctx, q, partyQuestion(record, "customer"))) });
  },
});
