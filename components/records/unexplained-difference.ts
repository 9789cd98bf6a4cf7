import { decimal, toAmount } from "#lib/canonical/money.ts";
import { computeTotal, type Totalled } from "#lib/canonical/totals.ts";

/**
 * What the total has more (or, with a minus, less) than its lines give, in the document's currency; null where they agree
 * to the sen. It is shown, never booked. Source: channels, trap 10.
 */
export function unexplainedDifference(document: Totalled & { total: string }): string | null {
  const difference = decimal(document.total).minus(computeTotal(document)).toDecimalPlaces(2);
  return difference.isZero() ? null : toAmount(difference);
}
