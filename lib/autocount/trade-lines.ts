import type { DocumentOf } from "#lib/canonical/document.ts";
import type { DocumentLine } from "#lib/canonical/document-line.ts";
import type { LineKind } from "#lib/canonical/line-kinds.ts";
import type { TradeKind } from "#lib/canonical/kinds.ts";
import { isZero } from "#lib/canonical/money.ts";
import type { BookSettings } from "./book-settings.ts";

export type TradeDocument = DocumentOf<TradeKind>;

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

/** The account of a returned line: goods, and money given back without goods, are returns; other charges go back to where they were booked. */
export function returnAccountOf(purpose: LinePurpose, settings: BookSettings): string {
  const isReturn = purpose.accountOf === "item" || purpose.accountOf === "fee";
  return isReturn ? settings.returnAccount : salesAccountOf(purpose, settings);
}
