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

  const sen = decimal("1").div(decimal("10").pow(scale));
  const exact = decimal(line.quantity).times(line.unitPrice).minus(line.discount);
  const isOwnRounding = exact.minus(line.amount).abs().lessThan(sen);
  const isNear = fittingDiscount.minus(ownDiscount).abs().lessThanOrEqualTo(sen) && !fittingDiscount.isNegative();
  const discount = isOwnRounding && isNear ? fittingDiscount : ownDiscount;

  const amount = gross.minus(discount);
  const taxCode = taxCodeOf(line, settings);
  const rate = decimal(taxCode?.rate ?? "0");
  const computed = amount.times(rate).div(taxInclusive ? rate.plus(100) : 100).toDecimalPlaces(scale);
  const tax = taxCode ? decimal(line.tax).toDecimalPlaces(scale) : decimal("0");
  return {
    discount: discount.toFixed(),
    amount: amount.toFixed(),
    taxCode: taxCode?.code ?? null,
    tax: tax.toFixed(),
    taxAdjustment: (taxCode ? tax.minus(computed) : decimal("0")).toFixed(),
  };
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

/** What `finalTotal` and `tax` will be by AutoCount's own computation of each line. Two places, document currency. */
export function expectedTotals(document: Summed, settings: BookSettings): ExpectedTotals {
  const lines = document.lines.map((line) => lineAmounts(line, document.taxInclusive, settings));
  const tax = sum(lines.map((line) => line.tax));
  const rounding = decimal(document.rounding).toDecimalPlaces(settings.decimals.currency);
  const net = sum(lines.map((line) => line.amount)).plus(rounding);
  return { total: (document.taxInclusive ? net : net.plus(tax)).toFixed(2), tax: tax.toFixed(2) };
}

/** The total that AutoCount will compute, in the document's currency, two places; by the default settings unless told. */
export function expectedTotal(document: Summed, settings: BookSettings = bookSettings.parse({})): string {
  return expectedTotals(document, settings).total;
}
