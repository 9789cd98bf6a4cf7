import type { Decimal } from "decimal.js";
import type { DocumentLine } from "./document-line.ts";
import { decimal, sum } from "./money.ts";

/** What a line must amount to: quantity x unit price - discount, to the sen. AutoCount computes it anew and so do we. */
export function computeLineAmount(line: Pick<DocumentLine, "quantity" | "unitPrice" | "discount">): Decimal {
  return decimal(line.quantity).times(line.unitPrice).minus(line.discount).toDecimalPlaces(2);
}

/** What a sum needs of a document, sale or purchase. */
export type Totalled = { lines: readonly Pick<DocumentLine, "amount" | "tax">[]; taxInclusive: boolean; rounding: string };

/** What the lines say the buyer owes: their amounts, the tax on top where it is not inside, and the rounding. */
export function computeTotal(document: Totalled): Decimal {
  const amounts = sum(document.lines.map((line) => line.amount)).plus(document.rounding);
  return document.taxInclusive ? amounts : amounts.plus(computeTax(document));
}

/** The tax of all lines, inside or on top. */
export function computeTax(document: Pick<Totalled, "lines">): Decimal {
  return sum(document.lines.map((line) => line.tax));
}
