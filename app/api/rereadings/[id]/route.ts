import { z } from "zod";
import { defineRoute } from "#lib/auth/define-route.ts";
import { findRereadingProgress, listReread } from "#lib/rereading/queries.ts";
import { err, ok } from "#lib/result.ts";

/** How far a rereading has come, and what became of deliveries that were chosen one by one. */
export const GET = defineRoute({
  permission: "delivery:read-again",
  params: z.object({ id: z.uuid() }),
  run: async (ctx, _input, { params }) => {
    const rereading = await findRereadingProgress(ctx, params.id);
    if (rereading === null) return err({ code: "not-found" });
    return ok({ rereading, deliveries: rereading.state === "done" ? await listReread(ctx, rereading.id) : [] });
  },
});
