import { decimal, isDecimalText, sum, toAmount, toSen } from "#lib/canonical/money.ts";
import { taxRoundings } from "#lib/canonical/tax.ts";
import { computeTax, computeTotal } from "#lib/canonical/totals.ts";
import { isBlankRow } from "#components/grid/grid-rows.ts";
import { type LineRow, numberIn } from "./line-draft.ts";

export type LineSums = {
  /** What the lines come to, as `total` and `tax` of the document would be. */
  total: string;
  tax: string;
  /** The tax by the rates of the lines, rounded on each line and once for each rate; null where both are the same. */
  roundings: { byLine: string; once: string } | null;
};

/** What the rows come to as they stand, in the document's currency, counted as the rules count; null where a number is missing or cannot be read. */
export function sumLines(rows: readonly LineRow[], { taxInclusive, rounding }: { taxInclusive: boolean; rounding: string }): LineSums | null {
  const lines = rows.filter(({ id, values }) => id !== null || !isBlankRow(values)).map(({ values }) => ({
    amount: numberIn(values, "amount"),
    tax: isEmpty(values.tax) ? "0.00" : numberIn(values, "tax"),
    taxRate: isEmpty(values.taxRate) ? null : numberIn(values, "taxRate"),
  }));
  const known = lines.flatMap(({ amount, tax, taxRate }) => (amount === null || tax === null ? [] : [{ amount, tax, taxRate }]));
  if (known.length < lines.length || !isDecimalText(rounding)) return null;
  const { byLine, once } = taxRoundings(known, taxInclusive);
  return {
    total: toAmount(computeTotal({ lines: known, taxInclusive, rounding })),
    tax: toAmount(computeTax({ lines: known })),
    roundings: byLine.equals(once) ? null : { byLine: toSen(byLine), once: toSen(once) },
  };
}

/** How much more (with a minus: less) one amount is than another; null where they agree or one of them is no number. */
export function moreThan(stated: string, counted: string): string | null {
  if (!isDecimalText(stated)) return null;
  const more = decimal(stated).minus(sum([counted]));
  return more.isZero() ? null : toAmount(more);
}

function isEmpty(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}
