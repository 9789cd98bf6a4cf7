import { defineRoute } from "#lib/auth/define-route.ts";
import { exportList, exportListInput } from "#lib/exports/export-list.ts";
import { fileResponse } from "#lib/files/file-response.ts";

/** What a queue shows in a view, as CSV or workbook. */
export const GET = defineRoute({
  permission: "review:read",
  input: exportListInput,
  run: async (ctx, input) => {
    const made = await exportList(ctx, input);
    return made.ok ? fileResponse(made.value) : made;
  },
});
