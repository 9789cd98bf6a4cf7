import { defineRoute } from "#lib/auth/define-route.ts";
import { liveStream } from "#lib/live/live-stream.ts";

/** Server-sent events: what changes in the signed-in person's company. */
export const GET = defineRoute({
  permission: "review:read",
  run: async (ctx, _input, { request }) => liveStream(ctx.company, request.signal),
});
