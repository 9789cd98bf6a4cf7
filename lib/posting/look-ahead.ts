import { digestOf } from "#lib/canonical/digest.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { readTerms } from "./build-ledger-document.ts";
import { composeDocument } from "./compose-document.ts";
import { findOriginalsInLine } from "./find-original-in-line.ts";
import { findPrerequisites } from "./find-prerequisites.ts";
import type { Ledger, LedgerDocument } from "./ledger.ts";
import { findDueWithRecords, type DueWithRecord, type PlaceInLine } from "./due-store.ts";

/** The next documents of a line that need nothing but to be sent, in its order, with what is sent of each. */
export type Ahead = DueWithRecord & { document: LedgerDocument };

/** What is read at once. */
const most = 12;

/** Kinds that are sent by themselves: a credit note names its invoice, a payment is followed by what it settles, a master is noted in the mirror. */
const plainKinds: readonly Kind[] = ["sales_order", "invoice", "delivery_order", "purchase_order", "stock_adjustment", "stock_transfer"];

/**
 * Reads the next due postings after a place in line, up to the first that needs more than to be sent (an earlier attempt, a
 * debtor to be made first, goods to be taken over, an original that goes before it): that one and what follows is the usual
 * way's. About eight queries, however many are read.
 */
export async function lookAhead(tx: Pick<RawTx, "$queryRaw">, company: number, now: Date, ledger: Pick<Ledger, "transfersInto">, after: PlaceInLine | null): Promise<Ahead[]> {
  const due = await findDueWithRecords(tx, company, now, { after, most });
  const plain = leading(due, ({ posting, record }) => isPlain(posting, record) && (ledger.transfersInto?.(record.bookAs) ?? []).length === 0);
  const records = plain.map(({ record }) => record);
  const [first, prerequisites, terms] = await Promise.all([
    findOriginalsInLine(tx, company, records),
    findPrerequisites(tx, company, records),
    readTerms(tx, company, records),
  ]);
  const ready = leading(plain, ({ record }) => !first.has(record.id) && !prerequisites.has(record.id));
  return ready.map((one) => ({ ...one, document: composeDocument(one.record, one.posting, { terms: terms.get(one.record.id) ?? null, invoiceNo: null, transfers: [] }) }));
}

function isPlain(posting: DueWithRecord["posting"], record: StoredRecord): boolean {
  return (
    posting.state === "queued" && posting.attempts === 0 && record.state === "approved" && plainKinds.includes(record.bookAs) &&
    record.revision === posting.revision && digestOf(record.document) === posting.digest
  );
}

/** Those before the first that is not. */
function leading<T>(all: readonly T[], is: (one: T) => boolean): T[] {
  const end = all.findIndex((one) => !is(one));
  return end < 0 ? [...all] : all.slice(0, end);
}
