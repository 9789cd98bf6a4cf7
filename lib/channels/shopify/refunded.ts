import { decimal, isZero, sum, toSen } from "#lib/canonical/money.ts";
import { exactAmount } from "../exact-amount.ts";
import type { UnmappedList } from "../unmapped.ts";
import { lineDiscount } from "./discounts.ts";
import { type LineItem, type Refund, shopAmount } from "./order-schema.ts";
import { addUpTax } from "./taxes.ts";

type Money = Pick<Refund, "transactions" | "order_adjustments"> & { refund_line_items: readonly Pick<Refund["refund_line_items"][number], "subtotal" | "subtotal_set" | "total_tax" | "total_tax_set">[] };

/**
 * Money given back: successful transactions of kind `refund`. A refund without one took goods back and gave no money. A
 * transaction in the buyer's currency cannot be added up in the shop's; then the refund's own lines say its value.
 */
export function returnedMoney(refund: Money, currency: string, path: string, unmapped: UnmappedList): string {
  const paid = refund.transactions.filter((entry) => entry.kind === "refund" && entry.status === "success");
  const inShopCurrency = paid.map((entry) => {
    if (entry.amount_set?.shop_money?.amount) return entry.amount_set.shop_money.amount;
    return entry.currency === null || entry.currency === currency ? entry.amount : null;
  });
  const known = inShopCurrency.filter((amount) => amount !== null);
  if (known.length === paid.length) return exactAmount(sum(known));

  const place = path === "" ? "" : `${path}.`;
  paid.forEach((entry, index) => unmapped.add(`${place}transactions[${index}]`, `${entry.amount ?? "?"} ${entry.currency ?? ""} given back in the buyer's currency.`));
  const goods = refund.refund_line_items.flatMap((line) => [shopAmount(line.subtotal, line.subtotal_set) ?? "0", shopAmount(line.total_tax, line.total_tax_set) ?? "0"]);
  const adjustments = refund.order_adjustments.flatMap((entry) => [entry.amount ?? "0", entry.tax_amount ?? "0"]);
  // Adjustments are negative where they give money back.
  return exactAmount(sum(goods).minus(sum(adjustments)));
}

/** What some of a line is worth: its share of the line's value after discount and of its tax, to the sen. */
export function shareOfLine(line: LineItem, quantity: string): { amount: string; tax: string } {
  if (isZero(line.quantity)) return { amount: "0.00", tax: "0.00" };
  const value = decimal(shopAmount(line.price, line.price_set) ?? "0").times(line.quantity).minus(lineDiscount(line));
  const part = (whole: typeof value) => toSen(whole.times(quantity).dividedBy(line.quantity));
  return { amount: part(value), tax: part(addUpTax(line.tax_lines).tax) };
}
