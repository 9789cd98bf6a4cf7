import type { ChannelPull } from "#lib/channels/pull.ts";
import type { Context } from "#lib/context.ts";
import { askPulls } from "./ask-pulls.ts";
import type { Session, Stop } from "./session.ts";
import { changeState, readState, type SourceToPull } from "./store.ts";

/**
 * Looks for what has changed at the channel since the last look, for bells that were lost; each look reaches back a little
 * into the one before. Where it lies further back than one question may reach, the next look follows at once. What is found
 * is queued in the same transaction in which the look is noted. Null where it went well or was not due.
 */
export async function sweepSource(ctx: Context, source: SourceToPull, session: Session, pull: ChannelPull): Promise<Stop | null> {
  const { sourceId } = source;
  const { sweptUntil, nextSweepAt } = await readState(ctx.db, ctx.company, sourceId);
  const now = ctx.now();
  if (nextSweepAt !== null && nextSweepAt > now) return null;
  const { everySeconds, overlapSeconds, longestWindowSeconds } = pull.sweep;
  const from = new Date((sweptUntil ?? new Date(source.since)).getTime() - overlapSeconds * 1000);
  const until = new Date(Math.min(now.getTime(), from.getTime() + longestWindowSeconds * 1000));
  const found = await session.run(pull.find(from, until));
  const later = new Date(now.getTime() + everySeconds * 1000);
  if (!found.ok) {
    // A question that the channel will never answer is asked again at the usual pace, and says so.
    if (found.error.kind !== "refused") return found.error;
    await changeState(ctx.db, ctx.company, sourceId, { nextSweepAt: later, problem: `Changes cannot be looked for. ${found.error.reason}` });
    return null;
  }
  await ctx.db.$transaction(async (tx) => {
    await askPulls(tx, ctx, found.value.map((ask) => ({ ...ask, sourceId })));
    await changeState(tx, ctx.company, sourceId, { sweptUntil: until, nextSweepAt: until < now ? now : later, failures: 0, waitUntil: null, problem: null, stoppedFor: null });
  });
  return null;
}
