import type { DocumentOf, OfKind } from "#lib/canonical/document.ts";
import { isOfKind } from "#lib/canonical/document.ts";
import { stockKinds, tradeKinds } from "#lib/canonical/kinds.ts";
import { locationKey } from "./question.ts";

/** The document with a location of AutoCount wherever it says one of these. Pure. */
export function relocated(carrier: OfKind, keys: ReadonlySet<string>, to: string): DocumentOf {
  const at = <L extends string | null>(location: L): L | string => (keys.has(locationKey(location) ?? "") ? to : location);
  if (isOfKind(["stock_transfer"], carrier)) {
    const { document } = carrier;
    return { ...document, fromLocation: at(document.fromLocation), toLocation: at(document.toLocation) };
  }
  if (!isOfKind([...tradeKinds, ...stockKinds], carrier) || !("location" in carrier.document)) return carrier.document;
  const { document } = carrier;
  const lines = (document.lines as readonly { location?: string | null }[]).map((line) => (line.location !== undefined ? { ...line, location: at(line.location) } : line));
  return { ...document, location: at(document.location), lines } as DocumentOf;
}
