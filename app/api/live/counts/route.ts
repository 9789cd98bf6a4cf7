import { defineRoute } from "#lib/auth/define-route.ts";
import { badgeCounts } from "#lib/live/badge-counts.ts";
import { deskCounts } from "#lib/live/desk-counts.ts";
import { ok } from "#lib/result.ts";

/** The counts beside the queues in the navigation, read again when something changed. */
export const GET = defineRoute({ permission: "review:read", run: async (ctx) => ok(ctx.actor.type === "user" ? await deskCounts({ ...ctx, actor: ctx.actor }) : await badgeCounts(ctx)) });
