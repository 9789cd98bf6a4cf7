import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { countOutcomes, findNext, findRereading, finishRereading, noteProgress, type StoredRereading } from "./store.ts";

/** How many deliveries are read in one transaction. */
const batchSize = 50;

/**
 * Reads what was asked for, batch by batch, in the order in which it came. One delivery that makes reading fail does not
 * hold back the others: it stays as it was. Safe to call again after a crash or at the same time: it goes on from what is
 * noted, and what is read twice makes nothing twice.
 */
export async function readAgain(ctx: Context, rereadingId: string): Promise<{ read: number; failed: number }> {
  const total = { read: 0, failed: 0 };
  for (;;) {
    const rereading = await findRereading(ctx.db, ctx.company, rereadingId);
    if (rereading === null || rereading.state === "done") return total;
    const ids = await ctx.db.$transaction((tx) => findNext(tx, ctx.company, rereading, batchSize));
    if (ids.length === 0) {
      await finish(ctx, rereading);
      return total;
    }
    total.failed += await readEach(ctx, ids);
    total.read += ids.length;
    await note(ctx, rereading, ids);
  }
}

/** Returns how many could not be worked on at all. */
async function readEach(ctx: Context, ids: readonly string[]): Promise<number> {
  try {
    await readDeliveries(ctx, ids, { again: true });
    return 0;
  } catch (error) {
    if (ids.length === 1) return 1;
    // Together they fail; one after the other only the one that is to blame does.
    let failed = 0;
    for (const id of ids) failed += await readEach(ctx, [id]);
    if (failed === ids.length) throw error;
    return failed;
  }
}

async function note(ctx: Context, rereading: StoredRereading, ids: readonly string[]): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const outcomes = await countOutcomes(tx, ctx.company, ids);
    const isNoted = await noteProgress(tx, ctx.company, rereading.id, rereading.cursor, { ...outcomes, cursor: ids.at(-1) as string, read: ids.length });
    if (isNoted) await notify(tx, ctx.company, { topic: "rereading", ids: [rereading.id] });
  });
}

async function finish(ctx: Context, rereading: StoredRereading): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    await finishRereading(tx, ctx.company, rereading.id, ctx.now());
    await notify(tx, ctx.company, { topic: "rereading", ids: [rereading.id] });
  });
}
