import { Decimal, cents } from "./decimal.ts";

/** What one line says before it is priced. Amounts are in the document's currency, `taxRate` in percent. */
export interface LineToPrice {
  readonly qty: Decimal;
  readonly unitPrice: Decimal;
  readonly discount: string | null;
  /** Null where the line has no tax code; 0 where its code has none. */
  readonly taxRate: Decimal | null;
  readonly taxAdjustment: Decimal;
  readonly localTaxAdjustment: Decimal;
}

export interface PricedLine {
  readonly discountAmt: Decimal;
  readonly subTotalExTax: Decimal;
  readonly localSubTotalExTax: Decimal;
  readonly tax: Decimal;
  readonly localTax: Decimal;
  readonly subTotal: Decimal;
  readonly localSubTotal: Decimal;
  readonly isTaxed: boolean;
}

export interface Totals {
  readonly totalExTax: Decimal;
  readonly taxableAmt: Decimal;
  readonly localTaxableAmt: Decimal;
  readonly tax: Decimal;
  readonly localTax: Decimal;
  readonly netTotal: Decimal;
  readonly localNetTotal: Decimal;
  readonly roundAdj: Decimal;
  readonly finalTotal: Decimal;
}

const DISCOUNT_PART = /^(\d+(?:\.\d*)?|\.\d+)(%?)$/;
const FIVE_SEN = new Decimal("0.05");

/**
 * What a discount formula takes off `gross`, rounded to two digits; null where the formula cannot be read.
 * Parts are joined with "+" and each works on what the parts before it left: `10%`, `5`, `10%+5`, `10%+5%`.
 */
export function discountAmount(formula: string | null, gross: Decimal): Decimal | null {
  const compact = (formula ?? "").replaceAll(" ", "");
  if (compact === "") return new Decimal(0);
  let left = gross;
  for (const part of compact.split("+")) {
    const [, figure, percent] = DISCOUNT_PART.exec(part) ?? [];
    if (figure === undefined) return null;
    left = left.minus(percent === "%" ? left.times(figure).div(100) : new Decimal(figure));
  }
  return cents(gross.minus(left));
}

/** Prices one line; null where its discount formula cannot be read. `currencyRate` is local currency per document currency. */
export function priceLine(line: LineToPrice, inclusiveTax: boolean, currencyRate: Decimal): PricedLine | null {
  const gross = cents(line.qty.times(line.unitPrice));
  const discountAmt = discountAmount(line.discount, gross);
  if (discountAmt === null) return null;
  const net = gross.minus(discountAmt);
  const tax = lineTax(line, net, inclusiveTax);
  const subTotalExTax = inclusiveTax ? net.minus(tax) : net;
  const localSubTotalExTax = cents(subTotalExTax.times(currencyRate));
  const localTax = line.taxRate === null ? new Decimal(0) : cents(tax.times(currencyRate)).plus(line.localTaxAdjustment);
  return {
    discountAmt,
    subTotalExTax,
    localSubTotalExTax,
    tax,
    localTax,
    subTotal: subTotalExTax.plus(tax),
    localSubTotal: localSubTotalExTax.plus(localTax),
    isTaxed: line.taxRate !== null && !line.taxRate.isZero(),
  };
}

/** Adds priced lines up. With `isRoundAdj` the total is brought to the nearest 5 sen and the difference stands in `roundAdj`. */
export function totalsOf(lines: readonly PricedLine[], isRoundAdj: boolean): Totals {
  const taxed = lines.filter((line) => line.isTaxed);
  const totalExTax = sum(lines.map((line) => line.subTotalExTax));
  const tax = sum(lines.map((line) => line.tax));
  const localTax = sum(lines.map((line) => line.localTax));
  const netTotal = totalExTax.plus(tax);
  const finalTotal = isRoundAdj ? netTotal.toNearest(FIVE_SEN, Decimal.ROUND_HALF_UP) : netTotal;
  return {
    totalExTax,
    taxableAmt: sum(taxed.map((line) => line.subTotalExTax)),
    localTaxableAmt: sum(taxed.map((line) => line.localSubTotalExTax)),
    tax,
    localTax,
    netTotal,
    localNetTotal: sum(lines.map((line) => line.localSubTotal)),
    roundAdj: finalTotal.minus(netTotal),
    finalTotal,
  };
}

function lineTax(line: LineToPrice, net: Decimal, inclusiveTax: boolean): Decimal {
  if (line.taxRate === null) return new Decimal(0);
  const base = inclusiveTax ? line.taxRate.plus(100) : new Decimal(100);
  return cents(net.times(line.taxRate).div(base)).plus(line.taxAdjustment);
}

function sum(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((total, amount) => total.plus(amount), new Decimal(0));
}
