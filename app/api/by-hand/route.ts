import { defineRoute } from "#lib/auth/define-route.ts";
import { fileResponse } from "#lib/files/file-response.ts";
import { exportByHand, exportByHandInput } from "#lib/exports/export-by-hand.ts";

/** Held records that the connection cannot take, as a spreadsheet for AutoCount's own import. */
export const GET = defineRoute({
  permission: "review:read",
  input: exportByHandInput,
  run: async (ctx, input) => {
    const made = await exportByHand(ctx, input);
    return made.ok ? fileResponse(made.value) : made;
  },
});
