import { Decimal } from "decimal.js";

/** The places that a decimal text may have. */
const places = 12;

// A decimal text has up to 27 digits, a product of two 54: 60 keep every sum and product exact; only division rounds.
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -30, toExpPos: 60 });

export type Amount = string;
export type Quantity = string;

export function decimal(value: string): Decimal {
  return new Exact(value);
}

/** A decimal number as text, without exponent: "12", "-0.5", "1234.50". */
export const plainDecimal = /^-?\d{1,15}(\.\d{1,12})?$/;

export function isDecimalText(text: string): boolean {
  return plainDecimal.test(text);
}

// As these functions write them themselves: written so already, there is nothing to compute.
const plainAmount = /^(0|[1-9]\d{0,14})\.\d{2}$/;
const plainCount = /^(0|[1-9]\d{0,14})$/;

/** Decimal text with at least two and at most `scale` places: "12.5" becomes "12.50", "1.23456789" keeps its digits. */
export function toAmount(value: Decimal | string, scale = places): Amount {
  if (typeof value === "string" && scale >= 2 && plainAmount.test(value)) return value;
  const rounded = new Exact(value).toDecimalPlaces(scale);
  return rounded.decimalPlaces() < 2 ? rounded.toFixed(2) : rounded.toFixed();
}

/** Money rounded half up to the sen (two places). */
export function toSen(value: Decimal | string): Amount {
  // Rounded first: written straight to two places, "-0.001" would be "-0.00".
  return new Exact(value).toDecimalPlaces(2).toFixed(2);
}

/** Decimal text without needless zeros: "2.000" becomes "2". */
export function toQuantity(value: Decimal | string): Quantity {
  if (typeof value === "string" && plainCount.test(value)) return value;
  return new Exact(value).toDecimalPlaces(places).toFixed();
}

export function sum(values: Iterable<string>): Decimal {
  let total = new Exact(0);
  for (const value of values) total = total.plus(value);
  return total;
}

/** True where two amounts are more than `tolerance` apart, or one of them is no number at all. */
export function differsBy(a: Decimal | string, b: Decimal | string, tolerance: Decimal | string = "0"): boolean {
  return !new Exact(a).minus(b).abs().lessThanOrEqualTo(tolerance);
}

export function isZero(value: string): boolean {
  if (plainZero.test(value)) return true;
  return plainDecimal.test(value) ? false : new Exact(value).isZero();
}

// Asked of every line many times: most are written as plain decimals, which need no arithmetic.
const plainZero = /^-?0+(\.0+)?$/;

/** Compares two decimal texts by value: negative, zero or positive. */
export function compareDecimals(a: string, b: string): number {
  if (a === b && plainDecimal.test(a)) return 0;
  return new Exact(a).comparedTo(b);
}
