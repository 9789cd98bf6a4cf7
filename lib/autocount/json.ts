import { LosslessNumber, parse, stringify } from "lossless-json";
import { decimal } from "#lib/canonical/money.ts";

/** A number of the request body: written as a bare JSON number with exactly these digits, never quoted, never a float. */
export type JsonNumber = LosslessNumber;

/** The number as AutoCount takes it: at most `scale` places (half up), no needless zeros, no exponent. */
export function jsonNumber(value: string, scale: number): JsonNumber {
  const rounded = decimal(value).toDecimalPlaces(scale);
  return new LosslessNumber(rounded.isZero() ? "0" : rounded.toFixed());
}

/** A request body as text. Members that are undefined are left out, and so are those that are null. */
export function writeJson(body: object): string {
  const text = stringify(body, (_key, value) => (value === null ? undefined : value));
  if (text === undefined) throw new Error("A request body must be a JSON object.");
  return text;
}

/** Reads an answer: numbers as decimal text, every key in lower case. Undefined where it is not JSON. */
export function readJson(text: string): unknown {
  try {
    return withLowerCaseKeys(parse(text, null, { parseNumber: (digits) => digits }));
  } catch {
    return undefined;
  }
}

// The API writes camelCase in one answer and PascalCase in the next (cloud-api 4), so keys are read without case.
function withLowerCaseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withLowerCaseKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key.toLowerCase(), withLowerCaseKeys(member)]));
}
