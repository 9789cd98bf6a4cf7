import { z } from "zod";
import { defineRoute } from "#lib/auth/define-route.ts";
import { liveStream } from "#lib/live/live-stream.ts";
import { hasChangedSince } from "#lib/live/queries.ts";

/** How old the page is that asks, in milliseconds by its own clock, so that no two clocks need to agree. */
const input = z.object({ age: z.coerce.number().int().min(0).max(86_400_000).optional() });
/** Longer than a change takes from its beginning, which is the time of its trace, to its commit. */
const slackMs = 1_000;

/** Server-sent events: what changes in the signed-in person's company. */
export const GET = defineRoute({
  permission: "review:read",
  input,
  run: async (ctx, { age }, { request }) => {
    const since = age === undefined ? null : new Date(ctx.now().getTime() - age - slackMs);
    return liveStream(ctx, request.signal, since === null ? undefined : () => hasChangedSince(ctx, since));
  },
});
