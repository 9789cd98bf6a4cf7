import { z } from "zod";
import type { DocumentLine } from "#lib/canonical/document-line.ts";
import { compareDecimals, decimal, differsBy, isZero } from "#lib/canonical/money.ts";
import type { LedgerDifference } from "#lib/posting/ledger.ts";
import type { BookSettings } from "./book-settings.ts";
import { lineAmounts } from "./line-amounts.ts";
import { locationOf, type SentTrade } from "./sent-trade.ts";
import { sameText, storedNumber } from "./stored-fields.ts";
import { expectedLineCount } from "./trade-lines.ts";
import type { TradeProduct } from "./trade-product.ts";

const text = z.string().nullable();
const number = storedNumber.nullable();

/** A priced line as AutoCount Cloud (cloud-api 11.2, 11.3) or the Web API (other-apis C.3, F.2) names its columns; what it does not show is left out. */
const storedLine = z
  .object({ productcode: text, itemcode: text, unit: text, uom: text, qty: number, unitprice: number, discount: text, discountamt: number, taxcode: text, location: text })
  .partial();
type StoredLine = z.infer<typeof storedLine>;

/**
 * What is different in the lines of a stored document, line by line: goods, unit, quantity, unit price, discount, tax code,
 * and the place where lines have one. Where their number differs, that is said already, and which is which cannot be told;
 * where goods were taken over from other documents, `compareRecord` compares them by item. Lines that only stand in another
 * order are no difference. A column that the answer does not show is not compared, and neither is one in which nothing was
 * sent, which the book may have filled.
 */
export function compareLines(details: readonly unknown[], sent: SentTrade, settings: BookSettings, product: TradeProduct): LedgerDifference[] {
  const { document } = sent;
  if (("transfers" in sent && (sent.transfers?.length ?? 0) > 0) || details.length !== expectedLineCount(document)) return [];
  const stored = details.map((line) => storedLine.safeParse(line).data ?? {});
  const wanted = [...document.lines.map((line) => wantedLine(line, sent, settings, product)), ...(isZero(document.rounding) ? [] : [roundingLine(document.rounding)])];
  const differences = wanted.flatMap((line, index) => lineDifferences(line, stored[index] ?? {}, `lines[${index}]`, settings));
  return differences.length > 0 && isReordered(wanted, stored, settings) ? [] : differences;
}

/** What was sent in a line; null is not compared. */
type WantedLine = {
  itemCode: string;
  uom: string | null;
  quantity: string;
  unitPrice: string | null;
  discount: string;
  /** `isNamed`: by the document itself. Else it follows from the rate and the settings, which may have changed since. */
  taxCode: { code: string; rate: string | null; isNamed: boolean } | null;
  location: string | null;
};

function wantedLine(line: DocumentLine, sent: SentTrade, settings: BookSettings, { linesHaveLocations }: TradeProduct): WantedLine {
  const amounts = lineAmounts(line, sent.document.taxInclusive, settings);
  // A delivery need not name prices.
  const isPriced = sent.kind !== "delivery_order" || !isZero(line.unitPrice);
  return {
    itemCode: line.itemCode ?? "",
    uom: line.uom || null,
    quantity: line.quantity,
    unitPrice: isPriced ? line.unitPrice : null,
    discount: amounts.discount,
    taxCode: amounts.taxCode === null ? null : { code: amounts.taxCode, rate: line.taxRate, isNamed: (line.taxCode ?? "") !== "" },
    location: linesHaveLocations && line.itemCode ? line.location || locationOf(sent.document) : null,
  };
}

function roundingLine(rounding: string): WantedLine {
  return { itemCode: "", uom: null, quantity: "1", unitPrice: rounding, discount: "0", taxCode: null, location: null };
}

function isReordered(wanted: readonly WantedLine[], stored: readonly StoredLine[], settings: BookSettings): boolean {
  const left = [...stored];
  return wanted.every((line) => {
    const found = left.findIndex((one) => lineDifferences(line, one, "", settings).length === 0);
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  });
}

function lineDifferences(line: WantedLine, stored: StoredLine, path: string, settings: BookSettings): LedgerDifference[] {
  const item = shown(stored.productcode, stored.itemcode);
  const unit = shown(stored.unit, stored.uom);
  const { unitPrice, taxCode } = line;
  return [
    ...codeDifference(`${path}.itemCode`, line.itemCode, item),
    ...(line.uom === null ? [] : codeDifference(`${path}.uom`, line.uom, unit)),
    ...numberDifference(`${path}.quantity`, line.quantity, stored.qty),
    ...(unitPrice === null ? [] : [...numberDifference(`${path}.unitPrice`, unitPrice, stored.unitprice), ...discountDifference(`${path}.discount`, line.discount, stored, settings)]),
    ...(unitPrice === null || taxCode === null || isSameTax(taxCode, stored.taxcode, settings) ? [] : codeDifference(`${path}.taxCode`, taxCode.code, stored.taxcode)),
    ...(line.location === null || !stored.location ? [] : codeDifference(`${path}.location`, line.location, stored.location)),
  ];
}

/** The first of two columns of one meaning that is shown at all. */
function shown<T>(one: T | undefined, other: T | undefined): T | undefined {
  return one === undefined ? other : one;
}

function codeDifference(field: string, sent: string, stored: string | null | undefined): LedgerDifference[] {
  return stored === undefined || sameText(sent, stored ?? "") ? [] : [{ field, sent, stored: stored ?? "" }];
}

/** Quantities and prices are rounded to scales of the book, of which the settings here may not know (cloud-api 4): two places are always kept. */
function numberDifference(field: string, sent: string, stored: string | null | undefined): LedgerDifference[] {
  if (stored === undefined || stored === null) return [];
  const there = decimal(stored);
  return differsBy(decimal(sent).toDecimalPlaces(Math.max(2, there.decimalPlaces())), there) ? [{ field, sent, stored: there.toFixed() }] : [];
}

/** An amount was sent, or nothing. The stored formula may be written otherwise (`5.00`); another one counts as what AutoCount says that it takes off. */
function discountDifference(field: string, sent: string, { discount, discountamt }: StoredLine, { decimals }: BookSettings): LedgerDifference[] {
  if (discount === undefined) return [];
  const formula = (discount ?? "").trim();
  const plain = formula.replaceAll(",", "");
  const taken = formula === "" ? "0" : /^\d+(\.\d+)?$/.test(plain) ? plain : (discountamt ?? null);
  if (taken !== null && !differsBy(decimal(sent).toDecimalPlaces(decimals.currency), decimal(taken).toDecimalPlaces(decimals.currency))) return [];
  return [{ field, sent, stored: formula === "" ? "0" : formula }];
}

/** One that follows from its rate may have been another code of that rate when it was sent; what it does to the tax is told by the total. */
function isSameTax({ code, rate, isNamed }: NonNullable<WantedLine["taxCode"]>, stored: string | null | undefined, { taxCodes }: BookSettings): boolean {
  if (stored === undefined || sameText(code, stored ?? "")) return true;
  if (isNamed || rate === null || (stored ?? "").trim() === "") return false;
  const known = taxCodes.find((one) => sameText(one.code, stored ?? ""));
  return known === undefined || compareDecimals(known.rate, rate) === 0;
}
