import { decimal, differsBy } from "#lib/canonical/money.ts";
import { computeLineAmount } from "#lib/canonical/totals.ts";
import { exactAmount } from "../exact-amount.ts";

/** AutoCount keeps eight decimals of a unit price (autocount/cloud-api 4). */
const mostPlaces = 8;

/**
 * The price of one unit with the fewest decimals, two at least, with which quantity x price - discount is the line's
 * amount to the sen: three for 20.00 are 6.667 each. Where eight decimals do not reach it, the eight that come nearest:
 * the rule `line-mismatch` then shows the line. Amounts as decimal text; `gross` is before discount.
 */
export function deriveUnitPrice({ quantity, gross, discount, amount }: { quantity: string; gross: string; discount: string; amount: string }): string {
  if (decimal(quantity).isZero()) return exactAmount(gross);
  const exact = decimal(gross).dividedBy(quantity);
  for (let places = 2; places < mostPlaces; places += 1) {
    const unitPrice = exactAmount(exact.toDecimalPlaces(places));
    if (!differsBy(computeLineAmount({ quantity, unitPrice, discount }), amount)) return unitPrice;
  }
  return exactAmount(exact.toDecimalPlaces(mostPlaces));
}
