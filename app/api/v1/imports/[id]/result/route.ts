import { z } from "zod";
import { defineRoute } from "#lib/auth/define-route.ts";
import { exportResult } from "#lib/imports/export-result.ts";
import { fileResponse } from "#lib/files/file-response.ts";

/** The file as it came, with what became of each row and why. */
export const GET = defineRoute({
  permission: "imports:run",
  params: z.object({ id: z.uuid() }),
  run: async (ctx, _input, { params }) => {
    const made = await exportResult(ctx, params.id);
    return made.ok ? fileResponse(made.value) : made;
  },
});
