import { recordColumns } from "#lib/records/record-columns.ts";
import { readInvoices } from "../fill-records.ts";
import type { nativeInvoice } from "../invoices.ts";

type Invoice = ReturnType<typeof nativeInvoice>;

/**
 * One INSERT of all these invoices: the document as it was sent, and beside it what is indexed. Nothing is read, checked
 * or traced while the clock runs; even the columns are worked out here, before.
 */
export function insertInvoices(table: string, company: number, sourceId: string, invoices: readonly Invoice[]): { text: string; values: unknown[] } {
  const documents = readInvoices(invoices);
  const values: unknown[] = [company, sourceId, "invoice", "ready", "00000000-0000-7000-8000-000000000000"];
  const rows = invoices.map(({ externalId, document: sent }, nth) => {
    const columns = recordColumns({ kind: "invoice", document: documents[nth] as (typeof documents)[number] }, { externalId, orderId: externalId, parentId: null });
    const own = [
      externalId, JSON.stringify(sent), columns.docNumber, columns.docDate, columns.partyName, columns.partyCode, columns.currency, columns.total,
      columns.searchText, columns.duplicateKey,
    ];
    const places = own.map((value) => `$${values.push(value)}`);
    const [external, document, ...rest] = places;
    return `($1, $2, $3, $3, $4, ${external}, ${external}, 'digest', $5, ${document}, ${rest.join(", ")})`;
  });
  const text = `INSERT INTO ${table} (company_id, source_id, kind, book_as, state, external_id, order_id, source_digest, delivery_id, document,
    doc_number, doc_date, party_name, party_code, currency, total, search_text, duplicate_key) VALUES ${rows.join(", ")}`;
  return { text, values };
}
