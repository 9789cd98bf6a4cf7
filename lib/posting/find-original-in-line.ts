import type { OfKind } from "#lib/canonical/document.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import { findOriginals } from "#lib/records/originals.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { findInLine } from "./store.ts";

/** What is about what: a document waits only for one that stands before it here, so that no two wait for each other. */
const order: readonly Kind[] = ["sales_order", "delivery_order", "invoice", "credit_note", "payment"];

/**
 * The document that a record is about and that is itself in line for the book: it goes first, so that the later one can be
 * booked against it. Null where there is none, or it is not on its way.
 */
export async function findOriginalInLine(tx: Pick<RawTx, "$queryRaw">, company: number, record: StoredRecord): Promise<{ recordId: string; number: string } | null> {
  const rank = order.indexOf(record.bookAs);
  if (rank <= 0) return null;
  const asked = { recordId: record.id, sourceId: record.sourceId, kind: record.kind, document: record.document } as OfKind & { recordId: string; sourceId: string };
  const original = (await findOriginals(tx, company, [asked])).get(record.id);
  const ids = [original?.recordId, record.parentId].filter((id) => id !== undefined && id !== null);
  const inLine = await findInLine(tx, company, ids);
  return inLine.find(({ bookAs }) => order.indexOf(bookAs) >= 0 && order.indexOf(bookAs) < rank) ?? null;
}
