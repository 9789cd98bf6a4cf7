import { z } from "zod";
import { defineRoute } from "#lib/auth/define-route.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { lookUpUoms } from "#lib/reference/code-queries.ts";
import { ok } from "#lib/result.ts";

const asked = z.object({ q: plainText.max(200).default(""), item: plainText.max(30).default("") });

/** The units of an item, its own first: `{"rows": [...]}`. */
export const GET = defineRoute({
  permission: "review:read",
  input: asked,
  run: async (ctx, { q, item }) => ok({ rows: await lookUpUoms(ctx, item, q) }),
});
