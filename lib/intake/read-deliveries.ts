import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { askPulls } from "#lib/pulls/ask-pulls.ts";
import { countAliasUse } from "#lib/reference/count-alias-use.ts";
import { loadSources, type SourceRow } from "#lib/sources/queries.ts";
import { enteredBy } from "./entered-by.ts";
import { RecordIsThere } from "#lib/records/write-records.ts";
import { placeDocuments, type ToPlace } from "./place-documents.ts";
import { readDelivery } from "./read-delivery.ts";
import { lockDeliveries, settleDeliveries, type RecordResult } from "./store.ts";

/** How often a batch starts anew because another transaction has placed one of its records first. */
const mostTries = 5;

/**
 * Reads stored deliveries of one company into records: all of them in one transaction and a fixed number of queries,
 * whatever their number. What cannot be read is kept and says why; nothing is dropped. Deliveries that somebody has read
 * already are left alone unless `again` is said (after a mapping fix).
 */
export async function readDeliveries(ctx: Context, deliveryIds: readonly string[], options: { again?: boolean } = {}): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const usedAliases = await ctx.db.$transaction((tx) => readLocked(tx, ctx, deliveryIds, options.again ?? false));
      return await countAliasUse(ctx, usedAliases);
    } catch (error) {
      // Two messages about one new order at the same moment: the second one now finds the first one's record.
      if (!(error instanceof RecordIsThere) || attempt === mostTries) throw error;
    }
  }
}

async function readLocked(tx: Tx, ctx: Context, deliveryIds: readonly string[], again: boolean): Promise<string[]> {
  const deliveries = await lockDeliveries(tx, ctx.company, deliveryIds, { again });
  if (deliveries.length === 0) return [];
  const sources = await loadSources(tx, ctx.company);
  const readings = deliveries.map((delivery) => ({ delivery, reading: readDelivery(delivery, sources.get(delivery.sourceId)) }));

  const toPlace: ToPlace[] = readings.flatMap(({ delivery, reading }) =>
    reading.state !== "read"
      ? []
      : reading.documents.map((document) => ({ ...document, deliveryId: delivery.id, source: sourceOf(sources, delivery.sourceId), enteredBy: enteredBy(delivery, sources.get(delivery.sourceId)?.channel) })),
  );
  const placed = await placeDocuments(tx, ctx, toPlace);
  // A bell is read when, and only when, its question waits for the channel.
  await askPulls(tx, ctx, readings.flatMap(({ delivery, reading }) => (reading.asks ?? []).map((ask) => ({ ...ask, sourceId: delivery.sourceId }))));

  await settleDeliveries(
    tx,
    ctx.company,
    readings.map(({ delivery, reading }) => {
      const mappingVersion = sources.get(delivery.sourceId)?.mapping?.version ?? null;
      if (reading.state !== "read") return { id: delivery.id, state: reading.state, problem: reading.problem, results: [], mappingVersion };
      const refused = reading.refused.map(({ index, externalId, why }): RecordResult => ({ index, externalId, outcome: "refused", recordId: null, why }));
      const results = [...(placed.results.get(delivery.id) ?? []), ...refused, ...reading.ignored].sort((a, b) => a.index - b.index);
      const isLost = results.length > 0 && results.every((result) => result.outcome === "refused");
      const problem = refused.length === 0 ? null : `${refused.length} of ${results.length} records could not be read: ${refused[0]?.why}`;
      return { id: delivery.id, state: isLost ? "unreadable" : "read", problem, results, mappingVersion } as const;
    }),
  );
  return placed.usedAliases;
}

function sourceOf(sources: ReadonlyMap<string, SourceRow>, id: string): SourceRow {
  const source = sources.get(id);
  if (source === undefined) throw new Error("the delivery's source is not among the company's sources");
  return source;
}
