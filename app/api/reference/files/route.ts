import { z } from "zod";
import { defineRoute } from "#lib/auth/define-route.ts";
import { fileFormats } from "#lib/files/find-format.ts";
import { fileResponse } from "#lib/files/file-response.ts";
import { exportList } from "#lib/reference/export-list.ts";
import { listIds } from "#lib/reference/lists.ts";

/** A list of reference data as a spreadsheet that can be changed and uploaded again. */
export const GET = defineRoute({
  permission: "review:read",
  input: z.object({ list: z.enum(listIds), format: z.enum(fileFormats).default("xlsx") }),
  run: async (ctx, input) => fileResponse(exportList(ctx, input)),
});
