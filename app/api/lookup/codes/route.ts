import { z } from "zod";
import { defineRoute } from "#lib/auth/define-route.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { searchCodes } from "#lib/myinvois/code-list.ts";
import { allCodeLists } from "#lib/myinvois/code-lists.ts";
import { ok } from "#lib/result.ts";

const listNames = ["classifications", "countries", "currencies", "invoice-types", "msic", "payment-modes", "states", "tax-types", "units"] as const;

/** Codes of the tax authority by code or words, best first: `{"rows": [{"code", "name"}]}`. */
export const GET = defineRoute({
  permission: "review:read",
  input: z.object({ list: z.enum(listNames), q: plainText.max(200).default("") }),
  run: async (_ctx, { list, q }) => ok({ rows: searchCodes(allCodeLists[list], q) }),
});
