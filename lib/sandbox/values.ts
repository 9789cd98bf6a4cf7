import { Decimal } from "./decimal.ts";

/**
 * One stored row: field name -> value. Money, quantities and rates are decimal text, dates are
 * `yyyy-MM-ddTHH:mm:ss`, only running keys and counts are numbers.
 */
export type Value = string | number | boolean | null;
export type Values = Record<string, Value>;

export function textOf(values: Values, field: string): string | null {
  const value = values[field];
  return typeof value === "string" ? value : null;
}

/** A text that counts as given: neither null nor blank. */
export function filledText(values: Values, field: string): string | null {
  const value = textOf(values, field);
  return value !== null && value.trim() !== "" ? value : null;
}

export function flagOf(values: Values, field: string): boolean {
  return values[field] === true;
}

/** A decimal field; left out or null counts as 0. */
export function decimalOf(values: Values, field: string): Decimal {
  return new Decimal(textOf(values, field) ?? "0");
}
