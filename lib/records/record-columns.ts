import { isOfKind, type OfKind } from "#lib/canonical/document.ts";
import { goodsOf, locationsOf, masterOf, sideOf, worthOf } from "#lib/canonical/facets.ts";
import { duplicateKey } from "#lib/duplicates/match-key.ts";
import { consolidateBy, submitBy } from "#lib/myinvois/calendar.ts";
import type { Issue } from "#lib/myinvois/issue.ts";

/** What queues filter, sort and search by, taken from the document; written beside it whenever it changes. */
export type RecordColumns = {
  docNumber: string;
  docDate: string;
  partyName: string;
  partyCode: string | null;
  /** Empty where the document has no amount, as a stock move: `total` is "0" then. */
  currency: string;
  total: string;
  searchText: string;
  duplicateKey: string | null;
  /** How its e-invoice is issued, the last day of its month's consolidated one, and until when one of its own can be handed in under its date; `noClock` where it is in none. */
  eInvoice: EInvoiceIssue;
  consolidateBy: string;
  submitBy: string;
  /** The order that it belongs to, and the record that it is a part of or about. */
  orderId: string;
  parentId: string | null;
};

/** What the columns need beside the document. `accountName` stands for the other side in lists where the document names none, as a walk-in sale does. */
export type Placed = { externalId: string; orderId: string; parentId: string | null; accountName?: string | null; eInvoice?: EInvoiceIssue };

type EInvoiceIssue = Issue["as"];

/** Stands in a column of dates where no clock runs: later than any, so that an index sorts both in one. */
export const noClock = "9999-12-31";
/** The same as a moment. */
export const noClockMoment = `${noClock}T00:00:00Z`;

export function recordColumns(carrier: OfKind, { externalId, orderId, parentId, accountName = null, eInvoice = "none" }: Placed): RecordColumns {
  const { document } = carrier;
  const party = sideOf(carrier)?.party;
  const master = masterOf(carrier);
  const worth = worthOf(carrier);
  const words = [
    document.number, externalId, party?.name, party?.email, party?.code, master?.name, master?.code, document.reference,
    ...[...document.references, ...(isOfKind(["payment"], carrier) ? carrier.document.settles : [])].flatMap((reference) => [reference.number, reference.docNo]),
    ...goodsOf(carrier).flatMap((line) => [line.sku, line.itemCode]),
  ];
  return {
    docNumber: document.number,
    docDate: document.date,
    partyName: party?.name || (master?.name ?? placesOf(carrier) ?? accountName ?? ""),
    partyCode: party?.code ?? master?.code ?? null,
    currency: worth?.currency ?? "",
    total: worth?.total ?? "0",
    searchText: [...new Set(words.filter((word) => word))].join(" ").toLowerCase().slice(0, 4000).toWellFormed(),
    duplicateKey: duplicateKey(carrier),
    eInvoice,
    consolidateBy: eInvoice === "consolidated" ? consolidateBy(document.date) : noClock,
    submitBy: eInvoice === "individual" ? submitBy(document.date).toISOString() : noClockMoment,
    orderId,
    parentId,
  };
}

/** Where the goods of a stock move go, "HQ → PG": it stands for the other side, of which a move has none. */
function placesOf(carrier: OfKind): string | null {
  if (isOfKind(["stock_transfer"], carrier)) return `${carrier.document.fromLocation ?? "?"} → ${carrier.document.toLocation ?? "?"}`;
  return isOfKind(["stock_adjustment"], carrier) ? locationsOf(carrier).join(", ") : null;
}
