import type { Decimal } from "decimal.js";
import type { DocumentLine } from "./document-line.ts";
import { decimal, sum, toSen } from "./money.ts";

type Taxed = Pick<DocumentLine, "amount" | "taxRate">;

/** The tax of a line by its rate, not rounded: inside its amount or on top of it. Nothing where it bears no rate. */
export function taxByLine(line: Taxed, taxInclusive: boolean): Decimal {
  return taxOf(decimal(line.amount), line.taxRate, taxInclusive);
}

/** The tax of each rate over the sum of its lines, not rounded: what a source has that rounds once. */
export function taxByRate(lines: readonly Taxed[], taxInclusive: boolean): Decimal[] {
  const byRate = Map.groupBy(lines.filter((line) => line.taxRate !== null), (line) => decimal(line.taxRate ?? "0").toFixed());
  return [...byRate].map(([rate, ofRate]) => taxOf(ofRate.reduce((sum, line) => sum.plus(line.amount), decimal("0")), rate, taxInclusive));
}

/** The tax of all lines, rounded to the sen on each of them and rounded once for each rate: the two ways there are. */
export function taxRoundings(lines: readonly Taxed[], taxInclusive: boolean): { byLine: Decimal; once: Decimal } {
  return {
    byLine: sum(lines.map((line) => toSen(taxByLine(line, taxInclusive)))),
    once: sum(taxByRate(lines, taxInclusive).map((tax) => toSen(tax))),
  };
}

function taxOf(amount: Decimal, rate: string | null, taxInclusive: boolean): Decimal {
  // A rate of minus a hundred percent would divide by nothing.
  if (rate === null || !decimal(rate).greaterThan(0)) return decimal("0");
  return amount.times(rate).dividedBy(taxInclusive ? decimal(rate).plus(100) : 100);
}
