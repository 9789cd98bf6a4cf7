import { noCurrency } from "#lib/canonical/core.ts";
import type { DocumentLine } from "#lib/canonical/document-line.ts";
import { type DocumentOf, isOfKind, type OfKind } from "#lib/canonical/document.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { linesMeant } from "#lib/canonical/lines-meant.ts";
import type { Party } from "#lib/canonical/party.ts";

/** What a document takes over from the sale that it is about. */
export type Inheritance = {
  customer: Party;
  currency: string;
  currencyRate: string | null;
  location: string | null;
  lines: readonly Pick<DocumentLine, "id" | "sku" | "itemCode" | "uom" | "taxCode" | "location">[];
};

/**
 * A credit note, delivery or payment goes to the debtor of its sale, at the sale's rate (in its currency, where the document says none), and its lines stand for the same
 * items and tax codes: what was answered once for the order is not asked again. What the document itself says stands. Pure.
 */
export function inherit<K extends Kind>(carrier: OfKind<K>, from: Inheritance): DocumentOf<K> {
  if (isOfKind(["payment"], carrier)) {
    const { document } = carrier;
    return { ...document, customer: partyOf(document.customer, from.customer), currencyRate: rateOf(document, from) };
  }
  if (!isOfKind(["credit_note", "delivery_order"], carrier)) return carrier.document;
  const document = { ...carrier.document, currency: carrier.document.currency === noCurrency ? from.currency : carrier.document.currency };
  return {
    ...document,
    customer: partyOf(document.customer, from.customer),
    currencyRate: rateOf(document, from),
    location: document.location ?? from.location,
    lines: document.lines.map((line) => lineOf(line, linesMeant(from.lines, line)[0])),
  };
}

/** The rate of one currency is none of another. */
function rateOf(document: { currency: string; currencyRate: string | null }, from: Inheritance): string | null {
  return document.currencyRate ?? (document.currency === from.currency ? from.currencyRate : null);
}

function partyOf(own: Party, from: Party): Party {
  if (own.code?.trim()) return own;
  // Somebody else than the buyer of the sale is not made into them.
  const isOther = own.name !== "" && from.name !== "" && own.sourceId !== from.sourceId && own.name.toLowerCase() !== from.name.toLowerCase();
  if (isOther) return own;
  return own.name === "" && own.sourceId === null ? from : { ...own, code: from.code };
}

function lineOf(line: DocumentLine, from: Inheritance["lines"][number] | undefined): DocumentLine {
  if (from === undefined) return line;
  return { ...line, itemCode: line.itemCode ?? from.itemCode, uom: line.uom ?? from.uom, taxCode: line.taxCode ?? from.taxCode, location: line.location ?? from.location };
}
