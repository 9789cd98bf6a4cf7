import type { Ask } from "#lib/channels/channel.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { upsertAsks } from "./store.ts";

/** What a source's bell, or a look for lost ones, wants to be pulled. */
export type AskOfSource = Ask & { sourceId: string };

/**
 * Queues what bells tell of, in the caller's transaction: the bell is read when, and only when, its question waits. Many
 * bells about one thing are one pull; one statement however many there are. The greatest version told counts; a bell that
 * tells none asks in any case.
 */
export async function askPulls(tx: Tx, ctx: Pick<Context, "company" | "now">, asks: readonly AskOfSource[]): Promise<void> {
  const byThing = Map.groupBy(asks, ({ sourceId, what, externalId }) => `${sourceId} ${what} ${externalId}`);
  const merged = [...byThing.values()].flatMap(([first, ...more]): AskOfSource[] => {
    if (first === undefined) return [];
    const versions = [first, ...more].map((ask) => ask.version);
    return [{ ...first, version: versions.includes(null) ? null : (versions.flatMap((version) => version ?? []).toSorted().at(-1) ?? null) }];
  });
  await upsertAsks(tx, ctx.company, merged, ctx.now());
}
