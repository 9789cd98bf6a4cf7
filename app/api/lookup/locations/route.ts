import { z } from "zod";
import { defineRoute } from "#lib/auth/define-route.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { lookUpLocations } from "#lib/reference/queries.ts";
import { ok } from "#lib/result.ts";

const asked = z.object({ q: plainText.max(200).default("") });

/** Stock locations that hold what is typed in their code or name; all of them where nothing is: `{"rows": [...]}`. */
export const GET = defineRoute({
  permission: "review:read",
  input: asked,
  run: async (ctx, { q }) => ok({ rows: await lookUpLocations(ctx, q) }),
});
