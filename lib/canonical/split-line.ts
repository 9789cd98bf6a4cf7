import type { DocumentLine, StockLine } from "./document-line.ts";
import { compareDecimals, decimal, isZero, sum, toAmount, toQuantity } from "./money.ts";
import { computeLineAmount } from "./totals.ts";

/** What of a line is shared out when it is split; the rest of it stands on both parts. A stock line has a quantity alone. */
export type Divisible = Pick<StockLine, "quantity"> & Partial<Pick<DocumentLine, "unitPrice" | "discount" | "tax" | "amount">>;

/**
 * A line in two: `away` of its quantity on the second, what is left on the first. Amount, discount and tax are shared out
 * in proportion, to the sen, so that the parts add up to the whole exactly; where both parts' own rounding would lose or
 * gain a sen, the second one's discount takes it up, or else its price. Null where `away` is not a part of the quantity.
 */
export function splitLine<L extends Divisible>(line: L, away: string): [L, L] | null {
  const whole = decimal(line.quantity);
  const part = decimal(away);
  const isPart = !part.isZero() && part.isNegative() === whole.isNegative() && part.abs().lessThan(whole.abs());
  if (!isPart) return null;
  const share = (value: string) => shareOut(value, away, line.quantity);
  const quantities = [toQuantity(whole.minus(part)), toQuantity(part)] as const;
  const halves = quantities.map((quantity, index) => ({
    ...line,
    quantity,
    ...(line.discount === undefined ? {} : { discount: share(line.discount)[index] }),
    ...(line.tax === undefined ? {} : { tax: share(line.tax)[index] }),
    ...(line.amount === undefined ? {} : { amount: share(line.amount)[index] }),
  })) as [L, L];
  return isPriced(line) ? (withAmounts(line, halves as unknown as [Priced, Priced]) as unknown as [L, L]) : halves;
}

type Priced = Required<Divisible>;

function isPriced(line: Divisible): line is Priced {
  return [line.unitPrice, line.discount, line.amount].every((value) => value !== undefined);
}

/** A value in two parts, the second in proportion to `away` of `whole` and rounded, the first what is left. */
function shareOut(value: string, away: string, whole: string): [string, string] {
  const places = Math.max(2, decimal(value).decimalPlaces());
  const second = decimal(value).times(away).dividedBy(whole).toDecimalPlaces(places);
  return [toAmount(decimal(value).minus(second)), toAmount(second)];
}

/** Amounts as the ledger works them out from quantity, price and discount; of a line that did not add up before, its own amount in two. */
function withAmounts(line: Priced, halves: [Priced, Priced]): [Priced, Priced] {
  if (!computeLineAmount(line).equals(line.amount)) return halves;
  const [first, second] = halves.map((half) => ({ ...half, amount: toAmount(computeLineAmount(half)) })) as [Priced, Priced];
  const missing = decimal(line.amount).minus(sum([first.amount, second.amount]));
  if (missing.isZero()) return [first, second];
  const amount = toAmount(decimal(second.amount).plus(missing));
  const discount = decimal(second.discount).minus(missing);
  if (!discount.isNegative()) return [first, { ...second, discount: toAmount(discount), amount }];
  return [first, { ...second, unitPrice: toAmount(decimal(amount).plus(second.discount).dividedBy(second.quantity)), amount }];
}

/** Whether a line may be split or copied: what left the warehouse or was taken back is counted by its line, and cannot be in two. */
export function isDivisible(line: { quantity: string; delivered?: string | null; removed?: string }): boolean {
  const isWhole = (line.delivered === undefined || line.delivered === null || isZero(line.delivered)) && isZero(line.removed ?? "0");
  return isWhole && compareDecimals(line.quantity, "0") !== 0;
}
