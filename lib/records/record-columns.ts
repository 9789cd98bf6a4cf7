import type { SalesDocument } from "#lib/canonical/document.ts";
import { duplicateKey } from "#lib/duplicates/match-key.ts";

/** What queues filter, sort and search by, taken from the document; written beside it whenever it changes. */
export type RecordColumns = {
  docNumber: string;
  docDate: string;
  partyName: string;
  partyCode: string | null;
  currency: string;
  total: string;
  searchText: string;
  duplicateKey: string | null;
};

/** `debtorName` stands for the buyer in lists where the document names none, as a walk-in sale does. */
export function recordColumns(document: SalesDocument, externalId: string, debtorName: string | null = null): RecordColumns {
  const { customer, lines } = document;
  const words = [document.number, externalId, customer.name, customer.email, customer.code, document.reference, ...lines.flatMap((line) => [line.sku, line.itemCode])];
  return {
    docNumber: document.number,
    docDate: document.date,
    partyName: customer.name || (debtorName ?? ""),
    partyCode: customer.code,
    currency: document.currency,
    total: document.total,
    searchText: [...new Set(words.filter((word) => word !== null && word !== ""))].join(" ").toLowerCase().slice(0, 4000).toWellFormed(),
    duplicateKey: duplicateKey(document),
  };
}
