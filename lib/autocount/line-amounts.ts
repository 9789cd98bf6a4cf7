import type { DocumentLine } from "#lib/canonical/document-line.ts";
import type { DocumentOf } from "#lib/canonical/document.ts";
import type { TradeKind } from "#lib/canonical/kinds.ts";
import { compareDecimals, decimal, isZero, sum } from "#lib/canonical/money.ts";
import { bookSettings } from "./book-settings.ts";
import type { BookSettings } from "./book-settings.ts";

/** A line as AutoCount will compute it from what we send. Decimal text in the document's currency. */
export type LineAmounts = {
  /** Taken off by the line's discount text; "0" where it has none. */
  discount: string;
  /** Quantity x unit price - discount; tax inside where the document is `taxInclusive`. */
  amount: string;
  taxCode: string | null;
  tax: string;
  /** Added to the tax that AutoCount computes, so that it becomes ours to the sen. "0" for nearly every line. */
  taxAdjustment: string;
};

/**
 * What AutoCount makes of a line: every step rounded half up to the book's scales, as cloud-api 4 and 11 describe.
 *
 * A source may round quantity x price the other way by half a sen, or carry discounts of less than a sen. The discount is
 * then moved by at most one sen, so that AutoCount's line is the source's line. A line that is further off than its own
 * digits explain keeps its own discount, and `amount` shows what AutoCount would book instead.
 */
export function lineAmounts(line: DocumentLine, taxInclusive: boolean, settings: BookSettings): LineAmounts {
  const scale = settings.decimals.currency;
  const gross = decimal(line.quantity)
    .toDecimalPlaces(settings.decimals.quantity)
    .times(decimal(line.unitPrice).toDecimalPlaces(settings.decimals.unitPrice))
    .toDecimalPlaces(scale);
  const wanted = decimal(line.amount).toDecimalPlaces(scale);
  const ownDiscount = decimal(line.discount).toDecimalPlaces(scale);
  const fittingDiscount = gross.minus(wanted);

  // Nearly every line fits as it is: only of the others it is asked whose rounding it was.
  const discount = fittingDiscount.equals(ownDiscount) || !isRoundedAtSource(line, fittingDiscount.minus(ownDiscount).abs(), scale) || fittingDiscount.isNegative() ? ownDiscount : fittingDiscount;

  const amount = gross.minus(discount);
  const taxCode = taxCodeOf(line, settings);
  const untaxed = { discount: discount.toFixed(), amount: amount.toFixed(), taxCode: null, tax: "0", taxAdjustment: "0" };
  if (taxCode === null) return untaxed;
  const rate = decimal(taxCode.rate);
  const computed = amount.times(rate).div(taxInclusive ? rate.plus(100) : 100).toDecimalPlaces(scale);
  const tax = decimal(line.tax).toDecimalPlaces(scale);
  return { ...untaxed, taxCode: taxCode.code, tax: tax.toFixed(), taxAdjustment: tax.minus(computed).toFixed() };
}

/** Whether the source itself rounded the line, by less than a sen, and the discount is no more than one sen away from that. */
function isRoundedAtSource(line: DocumentLine, apart: ReturnType<typeof decimal>, scale: number): boolean {
  const sen = decimal(`1e-${scale}`);
  const exact = decimal(line.quantity).times(line.unitPrice).minus(line.discount);
  return exact.minus(line.amount).abs().lessThan(sen) && apart.lessThanOrEqualTo(sen);
}

/** The book's tax code for a line: the one it names, else the one of its rate where it bears tax. Null for none. */
export function taxCodeOf(line: DocumentLine, settings: BookSettings): BookSettings["taxCodes"][number] | null {
  const { taxCode, taxRate } = line;
  if (taxCode !== null && taxCode !== "") return settings.taxCodes.find((known) => known.code === taxCode) ?? null;
  // Zero-rated, exempt and out of scope all have rate 0: which of them it is cannot be told from an amount.
  if (taxRate === null || isZero(line.tax)) return null;
  return settings.taxCodes.find((known) => compareDecimals(known.rate, taxRate) === 0) ?? null;
}

type Summed = Pick<DocumentOf<TradeKind>, "lines" | "taxInclusive" | "rounding">;

export type ExpectedTotals = { total: string; tax: string };

/** What `finalTotal` and `tax` will be by AutoCount's own computation of each line (`lines`, where it is reckoned already). Two places, document currency. */
export function expectedTotals(document: Summed, settings: BookSettings, lines: readonly LineAmounts[] = document.lines.map((line) => lineAmounts(line, document.taxInclusive, settings))): ExpectedTotals {
  const tax = sum(lines.map((line) => line.tax));
  const rounding = decimal(document.rounding).toDecimalPlaces(settings.decimals.currency);
  const net = sum(lines.map((line) => line.amount)).plus(rounding);
  return { total: (document.taxInclusive ? net : net.plus(tax)).toFixed(2), tax: tax.toFixed(2) };
}

/** The total that AutoCount will compute, in the document's currency, two places; by the default settings unless told. */
export function expectedTotal(document: Summed, settings: BookSettings = bookSettings.parse({})): string {
  return expectedTotals(document, settings).total;
}
