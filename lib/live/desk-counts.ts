import type { UserContext } from "#lib/auth/current-actor.ts";
import { mineQueue } from "#lib/queues/mine.ts";
import { countQueues } from "#lib/queues/queries.ts";
import { countMentions } from "#lib/teamwork/queries.ts";
import { type BadgeCounts, badgeCounts } from "./badge-counts.ts";

/** What stands beside the places of the navigation for one person: the company's work, and where somebody has called them. */
export async function deskCounts(ctx: UserContext): Promise<BadgeCounts> {
  const [counts, mine, mentions] = await Promise.all([badgeCounts(ctx), countQueues(ctx, [mineQueue]), countMentions(ctx, ctx.actor.id)]);
  return { ...counts, ...mine, mentions: { value: mentions, isCapped: false } };
}
