import { Decimal } from "decimal.js";
import { decimal } from "#lib/canonical/money.ts";

/**
 * Spreads an amount over lines by their value, to the sen: shares are rounded towards minus infinity, so that a charge and
 * a discount both stay within a sen of their exact share, and the sen left over go to the largest remainders: together
 * they are the amount exactly.
 */
export function spread(amount: Decimal, values: readonly Decimal[]): Decimal[] {
  const whole = values.reduce((total, value) => total.plus(value), decimal("0"));
  if (whole.isZero()) return values.map(() => decimal("0"));
  const exact = values.map((value) => amount.times(value).dividedBy(whole));
  const shares = exact.map((share) => share.toDecimalPlaces(2, Decimal.ROUND_FLOOR));
  let left = shares.reduce((open, share) => open.minus(share), amount);
  const byRemainder = exact.map((share, index) => ({ index, remainder: share.minus(shares[index] ?? 0) }));
  byRemainder.sort((a, b) => b.remainder.comparedTo(a.remainder) || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left.isZero()) break;
    const step = Decimal.min(left, "0.01");
    shares[index] = (shares[index] ?? decimal("0")).plus(step);
    left = left.minus(step);
  }
  return shares;
}
