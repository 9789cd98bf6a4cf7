import type { DocumentLine, StockLine } from "./document-line.ts";
import type { DocumentOf, OfKind } from "./document.ts";
import { isOfKind } from "./document.ts";
import { linedKinds, masterKinds, partyKinds, salesKinds, stockKinds, tradeKinds, type Kind } from "./kinds.ts";
import type { Party } from "./party.ts";

/** The other side of a document, and in which of AutoCount's lists it stands. */
export type Side = { list: "customer" | "supplier"; party: Party };

/** Who the document is with; null for stock moves, items, and masters (which are a party themselves). */
export function sideOf(carrier: OfKind): Side | null {
  if (isOfKind([...salesKinds, "payment"], carrier)) return { list: "customer", party: carrier.document.customer };
  if (isOfKind(["purchase_order"], carrier)) return { list: "supplier", party: carrier.document.supplier };
  return null;
}

/** The document with another party on its other side. */
export function withParty<K extends Kind>(carrier: OfKind<K>, party: Party): DocumentOf<K> {
  const side = sideOf(carrier);
  return side === null ? carrier.document : { ...carrier.document, [side.list]: party };
}

/** The lines that name items; charges and masters have none. */
export function goodsOf(carrier: OfKind): (DocumentLine | StockLine)[] {
  if (isOfKind(tradeKinds, carrier)) return carrier.document.lines.filter((line) => line.kind === "item");
  return isOfKind(stockKinds, carrier) ? carrier.document.lines : [];
}

/** The document with each line that names an item changed. */
export function withGoods<K extends Kind>(carrier: OfKind<K>, change: <L extends StockLine | DocumentLine>(line: L) => L): DocumentOf<K> {
  if (isOfKind(tradeKinds, carrier)) {
    return { ...carrier.document, lines: carrier.document.lines.map((line) => (line.kind === "item" ? change(line) : line)) };
  }
  if (isOfKind(stockKinds, carrier)) return { ...carrier.document, lines: carrier.document.lines.map((line: StockLine) => change(line)) };
  return carrier.document;
}

/** How many lines the document has, charges included. */
export function lineCount(carrier: OfKind): number {
  return isOfKind(linedKinds, carrier) ? carrier.document.lines.length : 0;
}

/** What the document comes to, in its currency; null for what has no amount. */
export function worthOf(carrier: OfKind): { currency: string; rate: string | null; total: string } | null {
  if (isOfKind(tradeKinds, carrier)) return { currency: carrier.document.currency, rate: carrier.document.currencyRate, total: carrier.document.total };
  if (isOfKind(["payment"], carrier)) return { currency: carrier.document.currency, rate: carrier.document.currencyRate, total: carrier.document.amount };
  return null;
}

/** Lines as far as they say where their stock moves. */
export function placedLines(carrier: OfKind): readonly { location: string | null }[] {
  return isOfKind([...tradeKinds, "stock_adjustment"], carrier) ? carrier.document.lines : [];
}

/** Every stock location that the document names. */
export function locationsOf(carrier: OfKind): string[] {
  const named = isOfKind(["stock_transfer"], carrier)
    ? [carrier.document.fromLocation, carrier.document.toLocation]
    : isOfKind([...tradeKinds, "stock_adjustment"], carrier)
      ? [carrier.document.location, ...placedLines(carrier).map((line) => line.location)]
      : [];
  return [...new Set(named.filter((location) => location !== null))];
}

/** The document with each stock location that it names changed. */
export function withLocations<K extends Kind>(carrier: OfKind<K>, change: (location: string) => string): DocumentOf<K> {
  const at = <L extends string | null>(location: L) => (location === null ? location : change(location));
  if (isOfKind(["stock_transfer"], carrier)) {
    const { document } = carrier;
    return { ...document, fromLocation: at(document.fromLocation), toLocation: at(document.toLocation) } as DocumentOf<K>;
  }
  if (!isOfKind([...tradeKinds, "stock_adjustment"], carrier)) return carrier.document;
  const { document } = carrier;
  const lines = (document.lines as readonly { location: string | null }[]).map((line) => ({ ...line, location: at(line.location) }));
  return { ...document, location: at(document.location), lines } as DocumentOf<K>;
}

/** The name of a party's or item's own record. */
export function masterOf(carrier: OfKind): { code: string | null; name: string } | null {
  return isOfKind(masterKinds, carrier) ? { code: carrier.document.code, name: carrier.document.name } : null;
}

/** Whether a record makes a debtor or creditor. */
export function isPartyMaster(carrier: OfKind): carrier is OfKind<"customer" | "supplier"> {
  return isOfKind(partyKinds, carrier);
}
