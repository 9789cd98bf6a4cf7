import { decimal, isDecimalText, toQuantity } from "#lib/canonical/money.ts";

/** Half of a quantity, whole where it is whole ("3" gives "1"); empty where it is no number or cannot be halved. */
export function halfOf(quantity: string): string {
  if (!isDecimalText(quantity)) return "";
  const half = decimal(quantity).dividedBy(2);
  const whole = half.truncated();
  return toQuantity(decimal(quantity).isInteger() && !whole.isZero() ? whole : half);
}
