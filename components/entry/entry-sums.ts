import { decimal, isDecimalText, sum, toAmount, toSen } from "#lib/canonical/money.ts";
import { computeLineAmount, computeTotal } from "#lib/canonical/totals.ts";

type TypedLine = { quantity?: string; unitPrice?: string; discount?: string; taxRate?: string };
/** Null where something of it is missing or no number. */
export type LineSum = { amount: string; tax: string } | null;
export type EntrySums = { lines: LineSum[]; tax: string | null; total: string | null };

/**
 * What lines come to as they stand: quantity x price - discount, the tax of each line rounded to the sen, on top or inside,
 * and the total with the rounding. Amounts in the document's currency; exact, whatever was typed.
 */
export function lineSums(lines: readonly TypedLine[], { taxInclusive, rounding }: { taxInclusive: boolean; rounding: string }): EntrySums {
  const summed = lines.map((line) => sumOf(line, taxInclusive));
  const known = summed.filter((line) => line !== null);
  if (known.length < summed.length || !isNumber(rounding)) return { lines: summed, tax: null, total: null };
  return { lines: summed, tax: toAmount(sum(known.map((line) => line.tax))), total: toAmount(computeTotal({ lines: known, taxInclusive, rounding })) };
}

function sumOf({ quantity, unitPrice, discount = "0", taxRate }: TypedLine, taxInclusive: boolean): LineSum {
  if (quantity === undefined || unitPrice === undefined || ![quantity, unitPrice, discount, taxRate ?? "0"].every(isNumber)) return null;
  const amount = computeLineAmount({ quantity, unitPrice, discount });
  const rate = decimal(taxRate ?? "0");
  // Inside, the tax is a share of what includes it: 8% of it is 8/108 of the amount.
  const tax = amount.times(rate).dividedBy(taxInclusive ? rate.plus(100) : 100);
  return { amount: toAmount(amount), tax: toSen(rate.equals(-100) ? "0" : tax) };
}

function isNumber(text: string): boolean {
  return isDecimalText(text);
}
