import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { tradeKinds, partyKinds } from "#lib/canonical/kinds.ts";
import type { SourceSettings } from "./source-settings.ts";

/**
 * A document of a source with what the company has decided about that source: location and agent where it names none, and
 * whether its prices include tax. Amounts stay as they were sent: where they no longer add up, a rule holds the document.
 * Pure; the walk-in debtor is filled in with the other debtors, where it is known whether there is a buyer.
 */
export function applySettings<C extends OfKind>(carrier: C, settings: Pick<SourceSettings, "location" | "agent" | "taxHandling">): C {
  const { location, agent, taxHandling } = settings;
  if (isOfKind(tradeKinds, carrier)) {
    const { document } = carrier;
    const taxInclusive = taxHandling === "as-sent" ? document.taxInclusive : taxHandling === "inclusive";
    return { ...carrier, document: { ...document, taxInclusive, location: document.location ?? location, agent: document.agent ?? agent } };
  }
  if (isOfKind(["stock_adjustment"], carrier)) {
    return { ...carrier, document: { ...carrier.document, location: carrier.document.location ?? location } };
  }
  // Where goods go from and to is what a transfer is about: nobody's default. A location of items and payments there is not.
  if (isOfKind(partyKinds, carrier)) return { ...carrier, document: { ...carrier.document, agent: carrier.document.agent ?? agent } };
  return carrier;
}
