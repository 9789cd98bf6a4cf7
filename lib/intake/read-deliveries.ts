import type { ReadDocument, RefusedRecord } from "#lib/channels/channel.ts";
import { readBatch } from "#lib/channels/native/read-batch.ts";
import { findChannel } from "#lib/channels/registry.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { countAliasUse } from "#lib/reference/count-alias-use.ts";
import { loadSources, type SourceRow } from "#lib/sources/queries.ts";
import { placeDocuments, PlacedMeanwhile, type ToPlace } from "./place-documents.ts";
import { intakeTopic } from "./receive-delivery.ts";
import { lockDeliveries, settleDeliveries, type RecordResult, type StoredDelivery } from "./store.ts";

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
      if (!(error instanceof PlacedMeanwhile) || attempt === mostTries) throw error;
    }
  }
}

type Reading =
  | { state: "read"; documents: ReadDocument[]; refused: RefusedRecord[]; ignored: RecordResult[] }
  | { state: "unreadable" | "ignored"; problem: string };

async function readLocked(tx: Tx, ctx: Context, deliveryIds: readonly string[], again: boolean): Promise<string[]> {
  const deliveries = await lockDeliveries(tx, ctx.company, deliveryIds, { again });
  if (deliveries.length === 0) return [];
  const sources = await loadSources(tx, ctx.company);
  const readings = deliveries.map((delivery) => ({ delivery, reading: readOne(delivery, sources.get(delivery.sourceId)) }));

  const toPlace: ToPlace[] = readings.flatMap(({ delivery, reading }) =>
    reading.state !== "read"
      ? []
      : reading.documents.map((document) => ({ ...document, deliveryId: delivery.id, source: sourceOf(sources, delivery.sourceId) })),
  );
  const placed = await placeDocuments(tx, ctx, toPlace);

  await settleDeliveries(
    tx,
    ctx.company,
    readings.map(({ delivery, reading }) => {
      if (reading.state !== "read") return { id: delivery.id, state: reading.state, problem: reading.problem, results: [] };
      const refused = reading.refused.map(({ index, externalId, why }): RecordResult => ({ index, externalId, outcome: "refused", recordId: null, why }));
      const results = [...(placed.results.get(delivery.id) ?? []), ...refused, ...reading.ignored].sort((a, b) => a.index - b.index);
      const isLost = results.length > 0 && results.every((result) => result.outcome === "refused");
      const problem = refused.length === 0 ? null : `${refused.length} of ${results.length} records could not be read: ${refused[0]?.why}`;
      return { id: delivery.id, state: isLost ? "unreadable" : "read", problem, results } as const;
    }),
  );
  return placed.usedAliases;
}

function readOne(delivery: StoredDelivery, source: SourceRow | undefined): Reading {
  const channel = source ? findChannel(source.channel) : null;
  if (channel === null) return { state: "unreadable", problem: "The source's channel is not known to this version of Holdpoint." };
  const { body, headers, topic } = delivery;
  const receivedAt = delivery.receivedAt.toISOString();
  if (topic === intakeTopic) {
    const batch = readBatch({ body, contentType: headers["content-type"] ?? "application/json", channel, receivedAt });
    if (!batch.ok) return { state: "unreadable", problem: batch.error };
    return {
      state: "read",
      documents: batch.value.filter((record) => record.outcome === "document"),
      refused: batch.value.filter((record) => record.outcome === "refused"),
      ignored: batch.value
        .filter((record) => record.outcome === "ignored")
        .map(({ index, externalId, why }) => ({ index, externalId, outcome: "accepted", recordId: null, why })),
    };
  }
  const outcome = channel.read({ topic, headers, body, receivedAt });
  return outcome.kind === "documents"
    ? { state: "read", documents: outcome.documents, refused: outcome.refused, ignored: [] }
    : { state: outcome.kind, problem: outcome.reason };
}

function sourceOf(sources: ReadonlyMap<string, SourceRow>, id: string): SourceRow {
  const source = sources.get(id);
  if (source === undefined) throw new Error("the delivery's source is not among the company's sources");
  return source;
}
