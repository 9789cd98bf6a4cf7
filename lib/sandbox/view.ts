import { Decimal, decimalText } from "./decimal.ts";
import { numberToken } from "./json.ts";
import { pascal } from "./refusal.ts";
import type { Value, Values } from "./values.ts";

/** How a stored value is written: with a fixed number of digits, as it is, as a percentage, or as quoted digits. */
export type Digits = number | "as-stored" | "rate" | "quoted-8";

/** One column of an answer. Columns without `digits` are text, dates, flags and running keys. */
export interface Column {
  readonly name: string;
  readonly digits?: Digits;
}

export function columns(...names: string[]): Column[] {
  return names.map((name) => ({ name }));
}

export function amounts(digits: Digits, ...names: string[]): Column[] {
  return names.map((name) => ({ name, digits }));
}

/** The answer's object with exactly the declared columns, in their order; what is not stored is null. */
export function view(shape: readonly Column[], values: Values): Record<string, unknown> {
  return Object.fromEntries(shape.map((column) => [column.name, shown(column, values[column.name] ?? null)]));
}

/** Debtor listings write their keys in PascalCase. */
export function pascalView(shape: readonly Column[], values: Values): Record<string, unknown> {
  return Object.fromEntries(shape.map((column) => [pascal(column.name), shown(column, values[column.name] ?? null)]));
}

function shown(column: Column, value: Value): unknown {
  if (column.digits === undefined || typeof value !== "string") return value;
  const number = new Decimal(value);
  if (column.digits === "quoted-8") return number.toFixed(8);
  if (column.digits === "as-stored") return numberToken(decimalText(number));
  // A percentage keeps at least one digit after the point: 10.0, 6.25.
  if (column.digits === "rate") return numberToken(number.toFixed(Math.max(1, number.decimalPlaces())));
  return numberToken(number.toFixed(column.digits));
}

