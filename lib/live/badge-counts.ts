import type { Context } from "#lib/context.ts";
import { type BusListener, subscribe } from "#lib/db/bus.ts";
import { type CappedCount, countQueues } from "#lib/queues/queries.ts";
import { countedQueues } from "#lib/queues/registry.ts";

export type BadgeCounts = Record<string, CappedCount>;

/** Longer than this no count is used, even where nothing was heard of a change. */
const keptMs = 2_000;

type Kept = { counts: Promise<BadgeCounts>; until: number };
// Survives Next's module reloads in development, with the one subscription that belongs to it.
const held = globalThis as typeof globalThis & { holdpointBadgeCounts?: Map<number, Kept> };

/**
 * The counts that stand on every page, by queue id. Counted once for all who look within two seconds, and anew as soon as
 * any process announces a change of the company.
 */
export async function badgeCounts(ctx: Pick<Context, "company" | "now">): Promise<BadgeCounts> {
  const kept = keptCounts();
  const now = ctx.now().getTime();
  const known = kept.get(ctx.company);
  if (known !== undefined && now < known.until) return known.counts;
  // What is kept is the promise: a change announced while it counts throws it away with the rest.
  const counts = countQueues(ctx, countedQueues);
  kept.set(ctx.company, { counts, until: now + keptMs });
  counts.catch(() => kept.delete(ctx.company));
  return counts;
}

function keptCounts(): Map<number, Kept> {
  if (held.holdpointBadgeCounts === undefined) {
    const kept = new Map<number, Kept>();
    const forget: BusListener = (message) => ("missed" in message ? kept.clear() : void kept.delete(message.company));
    subscribe(forget);
    held.holdpointBadgeCounts = kept;
  }
  return held.holdpointBadgeCounts;
}
