import { sideOf } from "#lib/canonical/facets.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import { findOriginals } from "#lib/records/originals.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { composeDocument, type Terms } from "./compose-document.ts";
import type { LedgerDocument } from "./ledger.ts";
import { findTerms } from "./master-store.ts";
import type { StoredPosting } from "./store.ts";
import { findTransfers } from "./transfer-store.ts";

/** What is sent for an approved record, with all that is known of it read now. */
export async function buildLedgerDocument(tx: Pick<RawTx, "$queryRaw">, company: number, record: StoredRecord, posting: StoredPosting): Promise<LedgerDocument> {
  const [terms, invoiceNo, transfers] = await Promise.all([
    readTerms(tx, company, [record]),
    record.bookAs === "credit_note" ? findInvoiceNo(tx, company, record) : null,
    record.bookAs === "invoice" || record.bookAs === "delivery_order" ? findTransfers(tx, company, posting.id) : [],
  ]);
  return composeDocument(record, posting, { terms: terms.get(record.id) ?? null, invoiceNo, transfers });
}

/** Name and credit term of each record's debtor or creditor, by record id; left out where the mirror has none. Two queries at most. */
export async function readTerms(tx: Pick<RawTx, "$queryRaw">, company: number, records: readonly StoredRecord[]): Promise<Map<string, Terms>> {
  const asked = records.flatMap((record) => {
    const side = sideOf({ kind: record.bookAs, document: record.document });
    return side?.party.code ? [{ id: record.id, list: side.list, code: side.party.code }] : [];
  });
  const codesOf = (list: "customer" | "supplier") => [...new Set(asked.filter((one) => one.list === list).map((one) => one.code))];
  const [customer, supplier] = await Promise.all([findTerms(tx, company, "customer", codesOf("customer")), findTerms(tx, company, "supplier", codesOf("supplier"))]);
  const known = { customer, supplier };
  return new Map(asked.flatMap(({ id, list, code }) => (known[list].has(code) ? [[id, known[list].get(code) as Terms] as const] : [])));
}

/** AutoCount's number of the invoice that a credit note is about; null where that is not posted or not known here. */
async function findInvoiceNo(tx: Pick<RawTx, "$queryRaw">, company: number, record: StoredRecord): Promise<string | null> {
  const said = record.document.references.find((reference) => reference.docNo !== null)?.docNo;
  if (said) return said;
  const originals = await findOriginals(tx, company, [{ recordId: record.id, sourceId: record.sourceId, kind: record.kind, document: record.document }]);
  return originals.get(record.id)?.docNo ?? null;
}
