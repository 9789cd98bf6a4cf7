import { z } from "zod";
import { defineRoute } from "#lib/auth/define-route.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { lookUpTaxCodes } from "#lib/reference/code-queries.ts";
import { ok } from "#lib/result.ts";

const asked = z.object({ q: plainText.max(200).default(""), side: z.enum(["sales", "purchase"]).default("sales") });

/** Tax codes of AutoCount that hold what is typed; all of them where nothing is: `{"rows": [...]}`. */
export const GET = defineRoute({
  permission: "review:read",
  input: asked,
  run: async (ctx, { q, side }) => ok({ rows: await lookUpTaxCodes(ctx, q, side) }),
});
