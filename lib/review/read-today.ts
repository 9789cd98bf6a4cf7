import { isAmong, orderKinds } from "#lib/canonical/kinds.ts";
import type { DocumentOf, OfKind } from "#lib/canonical/document.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { readDelivery, type Reading } from "#lib/intake/read-delivery.ts";
import { sourceDigest } from "#lib/records/source-digest.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { applySettings } from "#lib/sources/apply-settings.ts";
import { loadSources, type SourceRow } from "#lib/sources/queries.ts";
import { findMessages } from "./message-queries.ts";

/** What a record's own message says with its source's mapping as it is now; `why` is a sentence where it says nothing. */
export type ReadToday = { document: DocumentOf; sourceDigest: string; sourceVersion: string | null } | { why: string };

/** As many messages are in memory at a time: one may be megabytes long. */
const atOnce = 100;

/** Reads the stored messages of records again, in memory, with today's mapping and settings of their source. A handful of queries; nothing is written. */
export async function readToday(tx: Tx, ctx: Context, records: readonly StoredRecord[]): Promise<Map<string, ReadToday>> {
  const sources = await loadSources(tx, ctx.company);
  const byMessage = Map.groupBy(records, (record) => record.deliveryId);
  const ids = [...byMessage.keys()];
  const read = new Map<string, ReadToday>();
  for (let start = 0; start < ids.length; start += atOnce) {
    for (const message of await findMessages(tx, ctx.company, ids.slice(start, start + atOnce))) {
      const source = sources.get(message.sourceId);
      const reading = readDelivery(message, source);
      for (const record of byMessage.get(message.id) ?? []) read.set(record.id, ownPart(record, reading, source));
    }
  }
  return read;
}

function ownPart(record: StoredRecord, reading: Reading, source: SourceRow | undefined): ReadToday {
  // A message tells the whole order; what one of its parts bills was decided here.
  if ("part" in record.document && record.document.part !== null) return { why: "It is one part of its order, and its message tells the whole order." };
  if (reading.state !== "read" || source === undefined) return { why: reading.state === "read" ? "Its source is no longer there." : reading.problem };
  const isOwn = ({ externalId }: { externalId: string | null }) => externalId === record.externalId;
  const own = reading.documents.findLast((one) => isOwn(one) && (one.kind === null ? isAmong(orderKinds, record.kind) : one.kind === record.kind));
  if (own !== undefined) {
    const { document } = applySettings({ kind: record.kind, document: own.document } as OfKind, source.settings);
    return { document, sourceDigest: sourceDigest(own.kind, own.document), sourceVersion: own.sourceVersion };
  }
  const refused = reading.refused.find(isOwn)?.why ?? reading.ignored.find(isOwn)?.why;
  return { why: refused ?? "It was made here and has no message of its own." };
}
