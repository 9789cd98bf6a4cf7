import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { orderKinds } from "#lib/canonical/kinds.ts";
import type { Party } from "#lib/canonical/party.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import type { LedgerDocument, Transfer } from "./ledger.ts";
import type { StoredPosting } from "./store.ts";

/** A debtor's or creditor's name and credit term, spelled as in the book. */
export type Terms = { name: string; creditTerm: string };

/** What is known beside the record. */
export type KnownOfDocument = {
  /** Of its debtor or creditor; null where that is not in the mirror, or it has none. */
  terms: Terms | null;
  /** AutoCount's number of the invoice that a credit note is about; null where that is not posted or not known here. */
  invoiceNo: string | null;
  /** As planned before its first send. */
  transfers: readonly Transfer[];
};

/**
 * What is sent for an approved record, with what the ledger knows beside it: the party's name and term, and of a credit
 * note the number of the invoice that it is about. A master is booked under its own code, everything else under the
 * posting's number. Pure.
 */
export function composeDocument(record: Pick<StoredRecord, "id" | "bookAs" | "document">, posting: Pick<StoredPosting, "docNo" | "docKey" | "digest">, { terms, invoiceNo, transfers }: KnownOfDocument): LedgerDocument {
  const booked: OfKind = { kind: record.bookAs, document: record.document };
  const numbered = { key: posting.docNo, docKey: posting.docKey, recordId: record.id, digest: posting.digest };
  const creditTerm = terms?.creditTerm ?? null;
  if (isOfKind([...orderKinds, "credit_note"], booked)) {
    const sale = { ...numbered, creditTerm, document: { ...booked.document, customer: named(booked.document.customer, terms) } };
    if (booked.kind === "invoice" || booked.kind === "delivery_order") return { ...sale, kind: booked.kind, transfers };
    return booked.kind === "credit_note" ? { ...sale, kind: booked.kind, invoiceNo } : { ...sale, kind: booked.kind };
  }
  if (isOfKind(["purchase_order"], booked)) {
    return { ...numbered, kind: booked.kind, creditTerm, document: { ...booked.document, supplier: named(booked.document.supplier, terms) } };
  }
  if (isOfKind(["payment"], booked)) return { ...numbered, kind: booked.kind, document: { ...booked.document, customer: named(booked.document.customer, terms) } };
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
