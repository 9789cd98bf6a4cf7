import type { Decimal } from "decimal.js";
import { decimal, sum } from "#lib/canonical/money.ts";
import { type LineItem, shopAmount, type ShippingLine, type ShopifyOrder } from "./order-schema.ts";

/**
 * What was taken off a line, order-level discounts included. The allocations are Shopify's own spread, cents and
 * remainders included, and are only added up: a percentage may have been taken after a fixed amount of a higher index, so
 * computing it again gives another figure. `total_discount` is 0.00 on real orders whose allocations are not, and only
 * counts where there are none.
 */
export function lineDiscount(line: LineItem): Decimal {
  if (line.discount_allocations.length > 0) return allocated(line);
  return decimal(shopAmount(line.total_discount, line.total_discount_set) ?? "0");
}

/** As for lines; without allocations the discount is what separates `price` from `discounted_price`. */
export function shippingDiscount(line: ShippingLine): Decimal {
  if (line.discount_allocations.length > 0) return allocated(line);
  const price = decimal(shopAmount(line.price, line.price_set) ?? "0");
  const discounted = shopAmount(line.discounted_price, line.discounted_price_set);
  return discounted === null ? decimal("0") : price.minus(discounted);
}

function allocated(line: LineItem | ShippingLine): Decimal {
  return sum(line.discount_allocations.map((entry) => shopAmount(entry.amount, entry.amount_set) ?? "0"));
}

/**
 * The part of `total_discounts` that no line explains, where the order names a discount only in its header: it has to be
 * spread. Zero as soon as any line names one, and where the header's own subtotal disagrees: then nobody knows what was
 * discounted, and the difference must stay visible.
 */
export function unallocatedDiscount(order: ShopifyOrder, gross: Decimal): Decimal {
  const none = decimal("0");
  const isAllocated =
    order.line_items.some((line) => !lineDiscount(line).isZero()) ||
    order.shipping_lines.some((line) => line.discount_allocations.length > 0);
  const header = shopAmount(order.total_discounts, order.total_discounts_set);
  if (isAllocated || header === null) return none;

  const shipping = order.shipping_lines.reduce((total, line) => total.plus(shippingDiscount(line)), none);
  const open = decimal(header).minus(shipping);
  const subtotal = shopAmount(order.subtotal_price, order.subtotal_price_set);
  if (!open.isPositive() || open.isZero() || open.greaterThan(gross)) return none;
  return subtotal === null || gross.minus(subtotal).equals(open) ? open : none;
}
