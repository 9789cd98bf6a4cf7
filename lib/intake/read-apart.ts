import type { Context } from "#lib/context.ts";
import { readDeliveries } from "./read-deliveries.ts";
import { settleDeliveries } from "./store.ts";

/** How long a delivery that makes reading fail is tried again before it is set aside for a person. */
const patienceMs = 600_000;
/** When this process first failed on a delivery. After a restart patience begins anew: what failed may have been mended. */
const failingSince = new Map<string, number>();

/**
 * Reads deliveries as `readDeliveries` does, and where that fails each by itself, so that one that cannot be read does not
 * hold back the others. One that has failed for ten minutes is set aside as unreadable with the reason; before that the
 * failure is thrown, and whoever reads tries again.
 */
export async function readApart(ctx: Context, deliveryIds: readonly string[]): Promise<void> {
  try {
    return await readDeliveries(ctx, deliveryIds);
  } catch (error) {
    if (deliveryIds.length === 1) return await setAside(ctx, deliveryIds[0] as string, error);
  }
  const failures: unknown[] = [];
  for (const id of deliveryIds) {
    await readDeliveries(ctx, [id])
      .then(() => failingSince.delete(id))
      .catch(async (error: unknown) => setAside(ctx, id, error).catch((left: unknown) => failures.push(left)));
  }
  if (failures.length > 0) throw failures[0];
}

async function setAside(ctx: Context, id: string, error: unknown): Promise<void> {
  const now = ctx.now().getTime();
  const since = failingSince.get(id) ?? now;
  failingSince.set(id, since);
  if (now - since < patienceMs) throw error;
  const problem = `Reading it failed here: ${error instanceof Error ? error.message.slice(0, 500) : String(error)}`;
  await ctx.db.$transaction((tx) => settleDeliveries(tx, ctx.company, [{ id, state: "unreadable", problem, results: [], mappingVersion: null }]));
  failingSince.delete(id);
}
