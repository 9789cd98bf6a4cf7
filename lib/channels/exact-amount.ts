import type { Decimal } from "decimal.js";
import { type Amount, isZero, toAmount } from "#lib/canonical/money.ts";

/** The places that a decimal text may have (canonical/money.ts); nothing a source can write is rounded by this. */
const allPlaces = 12;

/** Decimal text with at least two places, every digit kept, no negative zero: "59.4" becomes "59.40". */
export function exactAmount(value: Decimal | string): Amount {
  const isNothing = typeof value === "string" ? isZero(value) : value.isZero();
  return isNothing ? "0.00" : toAmount(value, allPlaces);
}
