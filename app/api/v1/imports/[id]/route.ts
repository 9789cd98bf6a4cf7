import { z } from "zod";
import { defineRoute } from "#lib/auth/define-route.ts";
import { findImportScreen } from "#lib/imports/queries.ts";
import { err, ok } from "#lib/result.ts";

/** How far an import is: its state, counts and problem. */
export const GET = defineRoute({
  permission: "imports:run",
  params: z.object({ id: z.uuid() }),
  run: async (ctx, _input, { params }) => {
    const found = await findImportScreen(ctx, params.id);
    if (found === null) return err({ code: "not-found" });
    const { sample: _sample, layout: _layout, mapping: _mapping, ...shown } = found;
    return ok(shown);
  },
});
