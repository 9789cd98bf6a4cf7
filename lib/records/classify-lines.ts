import { type DocumentOf, isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { type Kind, salesKinds } from "#lib/canonical/kinds.ts";
import type { Facts } from "#lib/rules/facts.ts";

/**
 * The document with the classification of each line that goes into an e-invoice of its buyer's: what the line says stands,
 * then its item's, then the company's usual one. What is to be booked is then seen before it is approved. Pure.
 */
export function classifyLines<K extends Kind>(carrier: OfKind<K>, facts: Pick<Facts, "items" | "eInvoice">): DocumentOf<K> {
  if (facts.eInvoice === null || !isOfKind(salesKinds, carrier)) return carrier.document;
  const { items, eInvoice } = facts;
  return {
    ...carrier.document,
    lines: carrier.document.lines.map((line) => ({
      ...line,
      classification: line.classification || items.get(line.itemCode ?? "")?.classification || eInvoice.classification,
    })),
  };
}
