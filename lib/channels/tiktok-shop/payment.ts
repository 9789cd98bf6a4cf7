import type { Decimal } from "decimal.js";
import { decimal, sum } from "#lib/canonical/money.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { exactAmount } from "../exact-amount.ts";
import type { UnmappedList } from "../unmapped.ts";
import type { Payment } from "./order-schema.ts";

export type Totals = { total: string; tax: string; isTaxOnTop: boolean };

const buyerFees = ["small_order_fee", "retail_delivery_fee", "buyer_service_fee", "handling_fee"] as const;

/**
 * What the seller sells for, from what the buyer pays: the buyer's total, and TikTok's discount, which TikTok pays to the
 * seller; without the fees that TikTok charges the buyer. Whether the tax is inside the total or on top of it is proven by
 * adding up; where neither way fits it is refused, because a guess would be declared as tax.
 */
export function readTotals(order: string, payment: Payment, unmapped: UnmappedList): Result<Totals, string> {
  const fees = sum(buyerFees.map((fee) => payment[fee] ?? "0"));
  for (const fee of buyerFees) if (payment[fee] !== null && !decimal(payment[fee]).isZero()) unmapped.add(`payment.${fee}`, `${payment[fee]}: TikTok's fee to the buyer, not the seller's.`);
  const tax = decimal(payment.tax ?? "0");
  const goods = payment.sub_total === null ? subTotal(payment) : decimal(payment.sub_total);
  const before = goods === null ? null : goods.plus(payment.shipping_fee ?? "0").plus(fees);
  const isInside = before !== null && before.equals(payment.total_amount);
  const isTaxOnTop = before !== null && !isInside && before.plus(tax).equals(payment.total_amount);
  if (!tax.isZero() && !isInside && !isTaxOnTop) {
    return err(`Whether the tax of TikTok Shop order ${order} (${exactAmount(tax)}) is inside its total or on top of it cannot be told: neither adds up to ${payment.total_amount}.`);
  }
  if (before !== null && tax.isZero() && !isInside) unmapped.add("payment.total_amount", `${payment.total_amount}, but goods, shipping and fees come to ${before.toFixed(2)}.`);
  const platform = decimal(payment.platform_discount ?? "0").abs();
  if (!platform.isZero()) unmapped.add("payment.platform_discount", `${payment.platform_discount}: TikTok's own discount: TikTok pays it to the seller, it is no discount of the seller's. The buyer pays ${payment.total_amount}.`);
  return ok({ total: exactAmount(decimal(payment.total_amount).plus(platform).minus(fees)), tax: exactAmount(tax), isTaxOnTop: isTaxOnTop && !tax.isZero() });
}

function subTotal(payment: Payment): Decimal | null {
  if (payment.original_total_product_price === null) return null;
  return decimal(payment.original_total_product_price).minus(decimal(payment.seller_discount ?? "0").abs()).minus(decimal(payment.platform_discount ?? "0").abs());
}
