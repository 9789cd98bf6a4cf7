import type { DocumentOf } from "#lib/canonical/document.ts";
import type { DocumentLine, LineKind } from "#lib/canonical/document-line.ts";
import type { TradeKind } from "#lib/canonical/kinds.ts";
import { isZero } from "#lib/canonical/money.ts";
import type { BookSettings } from "./connection.ts";
import { jsonNumber } from "./json.ts";
import type { JsonNumber } from "./json.ts";
import { orNull } from "./text.ts";
import { lineAmounts } from "./line-amounts.ts";

export type TradeDocument = DocumentOf<TradeKind>;

/** What every priced line has, of a sale, a return or a purchase (cloud-api 11.2, 12, 13, 14). */
export type TradeLineBody = {
  productCode: string | null;
  description: string;
  qty: JsonNumber;
  unit: string | null;
  unitPrice: JsonNumber;
  discount: string | null;
  taxCode: string | null;
  taxAdjustment: JsonNumber | null;
};

/** What a line of ours stands for: the document's line, or the rounding that is booked as a line. */
export type LinePurpose = { line: DocumentLine; accountOf: LineKind } | { line: null; accountOf: "rounding" };

/** Stands where a charge has no text of its own; a free line without text and price would be dropped by AutoCount. */
const chargeNames: Readonly<globalThis.Record<LineKind, string>> = {
  item: "",
  shipping: "Shipping",
  fee: "Fee",
  tip: "Tip",
  duty: "Import duty",
  gift_card: "Gift card",
};

/** The lines to send, each with what its kind of document adds to it. */
export function tradeLines<More extends object>(
  document: TradeDocument,
  settings: BookSettings,
  more: (purpose: LinePurpose) => More,
): (More & TradeLineBody)[] {
  const lines = document.lines.map((line) => ({ ...more({ line, accountOf: line.kind }), ...lineBody(line, document, settings) }));
  if (isZero(document.rounding)) return lines;
  return [...lines, { ...more({ line: null, accountOf: "rounding" }), ...roundingLine(document.rounding, settings) }];
}

/** How many lines AutoCount has to hold for this document. */
export function expectedLineCount(document: Pick<TradeDocument, "lines" | "rounding">): number {
  return document.lines.length + (isZero(document.rounding) ? 0 : 1);
}

/** The line's text as sent: its own, or the name of its charge. */
export function descriptionOf(line: Pick<DocumentLine, "description" | "kind">): string {
  return line.description === "" ? chargeNames[line.kind] : line.description;
}

/** The account of a sold line, by what it stands for. */
export function salesAccountOf({ accountOf }: LinePurpose, settings: BookSettings): string {
  return settings[salesAccounts[accountOf]];
}

const salesAccounts: Readonly<globalThis.Record<LineKind | "rounding", keyof BookSettings & `${string}Account`>> = {
  item: "salesAccount",
  shipping: "shippingAccount",
  fee: "feeAccount",
  tip: "tipAccount",
  duty: "dutyAccount",
  gift_card: "giftCardAccount",
  rounding: "roundingAccount",
};

function lineBody(line: DocumentLine, document: TradeDocument, settings: BookSettings): TradeLineBody {
  const { decimals } = settings;
  const amounts = lineAmounts(line, document.taxInclusive, settings);
  return {
    productCode: orNull(line.itemCode),
    description: descriptionOf(line),
    qty: jsonNumber(line.quantity, decimals.quantity),
    unit: orNull(line.uom),
    unitPrice: jsonNumber(line.unitPrice, decimals.unitPrice),
    discount: isZero(amounts.discount) ? null : amounts.discount,
    taxCode: amounts.taxCode,
    taxAdjustment: isZero(amounts.taxAdjustment) ? null : jsonNumber(amounts.taxAdjustment, decimals.currency),
  };
}

function roundingLine(rounding: string, settings: BookSettings): TradeLineBody {
  return {
    productCode: null,
    description: "Rounding",
    qty: jsonNumber("1", settings.decimals.quantity),
    unit: null,
    unitPrice: jsonNumber(rounding, settings.decimals.currency),
    discount: null,
    taxCode: null,
    taxAdjustment: null,
  };
}
