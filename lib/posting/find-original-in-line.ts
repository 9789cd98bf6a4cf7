import type { OfKind } from "#lib/canonical/document.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import { findOriginals } from "#lib/records/originals.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { findInLine } from "./due-store.ts";

/** What is about what: a document waits only for one that stands before it here, so that no two wait for each other. */
const order: readonly Kind[] = ["sales_order", "delivery_order", "invoice", "credit_note", "payment"];

/**
 * The document that each record is about and that is itself in line for the book, by record id: it goes first, so that the
 * later one can be booked against it. Left out where there is none, or it is not on its way. Three queries at most.
 */
export async function findOriginalsInLine(tx: Pick<RawTx, "$queryRaw">, company: number, records: readonly StoredRecord[]): Promise<Map<string, { recordId: string; number: string }>> {
  const later = records.filter((record) => order.indexOf(record.bookAs) > 0);
  if (later.length === 0) return new Map();
  const asked = later.map(({ id, sourceId, kind, document }) => ({ recordId: id, sourceId, kind, document }) as OfKind & { recordId: string; sourceId: string });
  const originals = await findOriginals(tx, company, asked);
  const about = later.map((record) => ({ record, ids: [originals.get(record.id)?.recordId, record.parentId] }));
  const inLine = await findInLine(tx, company, about.flatMap(({ ids }) => ids.filter((id) => id !== undefined && id !== null)));
  return new Map(
    about.flatMap(({ record, ids }) => {
      const first = inLine.find(({ recordId, bookAs }) => ids.includes(recordId) && order.indexOf(bookAs) >= 0 && order.indexOf(bookAs) < order.indexOf(record.bookAs));
      return first === undefined ? [] : [[record.id, first] as const];
    }),
  );
}
