import { Decimal as BaseDecimal } from "decimal.js";

/** Own constructor, so that no other user of decimal.js can change our precision; halves round away from zero. */
export const Decimal = BaseDecimal.clone({ precision: 60, rounding: BaseDecimal.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
export type Decimal = BaseDecimal;

/** The largest magnitude a .NET decimal holds; the real server cannot read more. */
const LARGEST = new Decimal("79228162514264337593543950335");

/** Reads a JSON number's digits; null where a .NET decimal could not hold it. */
export function readDecimal(digits: string): Decimal | null {
  const value = new Decimal(digits);
  return value.isFinite() && value.abs().lte(LARGEST) ? value : null;
}

export function roundTo(value: Decimal, digits: number): Decimal {
  return value.toDecimalPlaces(digits, Decimal.ROUND_HALF_UP);
}

/** Rounds an amount of money to two digits. */
export function cents(value: Decimal): Decimal {
  return roundTo(value, 2);
}

/** Decimal text without exponent and without "-0". */
export function decimalText(value: Decimal): string {
  return value.isZero() ? "0" : value.toFixed();
}
