import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { orderKinds } from "#lib/canonical/kinds.ts";
import type { Party } from "#lib/canonical/party.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import { findOriginals } from "#lib/records/originals.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import type { LedgerDocument } from "./ledger.ts";
import { findCreditor, findDebtor, type StoredPosting } from "./store.ts";
import { findTransfers } from "./transfer-store.ts";

/**
 * What is sent for an approved record, with what the ledger knows beside it: the party's name and term, and of a credit
 * note the number of the invoice that it is about. A master is booked under its own code, everything else under the
 * posting's number. What it takes over from others in the book is as it was planned before its first send.
 */
export async function buildLedgerDocument(tx: Pick<RawTx, "$queryRaw">, company: number, record: StoredRecord, posting: StoredPosting): Promise<LedgerDocument> {
  const booked: OfKind = { kind: record.bookAs, document: record.document };
  const numbered = { key: posting.docNo, docKey: posting.docKey, recordId: record.id, digest: posting.digest };
  if (isOfKind([...orderKinds, "credit_note"], booked)) {
    const debtor = await findDebtor(tx, company, booked.document.customer.code);
    const sale = { ...numbered, creditTerm: debtor?.creditTerm ?? null, document: { ...booked.document, customer: named(booked.document.customer, debtor) } };
    if (booked.kind === "invoice" || booked.kind === "delivery_order") return { ...sale, kind: booked.kind, transfers: await findTransfers(tx, company, posting.id) };
    if (booked.kind !== "credit_note") return { ...sale, kind: booked.kind };
    return { ...sale, kind: booked.kind, invoiceNo: await findInvoiceNo(tx, company, record) };
  }
  if (isOfKind(["purchase_order"], booked)) {
    const creditor = await findCreditor(tx, company, booked.document.supplier.code);
    const document = { ...booked.document, supplier: named(booked.document.supplier, creditor) };
    return { ...numbered, kind: booked.kind, creditTerm: creditor?.creditTerm ?? null, document };
  }
  if (isOfKind(["payment"], booked)) {
    const debtor = await findDebtor(tx, company, booked.document.customer.code);
    return { ...numbered, kind: booked.kind, document: { ...booked.document, customer: named(booked.document.customer, debtor) } };
  }
  if (isOfKind(["customer", "supplier"], booked)) return { kind: booked.kind, key: booked.document.code ?? "", document: booked.document };
  if (isOfKind(["item"], booked)) return { kind: booked.kind, key: booked.document.code ?? "", document: booked.document };
  if (isOfKind(["stock_adjustment"], booked)) return { ...numbered, kind: booked.kind, document: booked.document };
  if (isOfKind(["stock_transfer"], booked)) return { ...numbered, kind: booked.kind, document: booked.document };
  throw new Error(`nothing is known to post ${record.bookAs} with`);
}

/** A walk-in sale names nobody; AutoCount wants a name on the document all the same. */
function named(party: Party, account: { name: string } | null): Party {
  return { ...party, name: party.name || (account?.name ?? "") };
}

/** AutoCount's number of the invoice that a credit note is about; null where that is not posted or not known here. */
async function findInvoiceNo(tx: Pick<RawTx, "$queryRaw">, company: number, record: StoredRecord): Promise<string | null> {
  const said = record.document.references.find((reference) => reference.docNo !== null)?.docNo;
  if (said) return said;
  const originals = await findOriginals(tx, company, [{ recordId: record.id, sourceId: record.sourceId, kind: record.kind, document: record.document }]);
  return originals.get(record.id)?.docNo ?? null;
}
