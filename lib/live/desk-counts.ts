import type { UserContext } from "#lib/auth/current-actor.ts";
import { countMentions } from "#lib/teamwork/queries.ts";
import { type BadgeCounts, badgeCounts } from "./badge-counts.ts";

/** What stands beside the places of the navigation for one person: the company's work, and where somebody has called them. */
export async function deskCounts(ctx: UserContext): Promise<BadgeCounts> {
  const [counts, mentions] = await Promise.all([badgeCounts(ctx), countMentions(ctx, ctx.actor.id)]);
  return { ...counts, mentions: { value: mentions, isCapped: false } };
}
