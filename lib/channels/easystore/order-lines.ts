import type { z } from "zod";
import type { documentLine } from "#lib/canonical/document-line.ts";
import { decimal, isZero, sum, toQuantity } from "#lib/canonical/money.ts";
import { exactAmount } from "../exact-amount.ts";
import { readSku } from "../sku.ts";
import type { UnmappedList } from "../unmapped.ts";
import type { EasyStoreOrder, LineItem } from "./order-schema.ts";

export type LineInput = z.input<typeof documentLine>;

/**
 * The lines of an order as ordered: goods, shipping, and the charge that a way of paying adds. A discount counts where a
 * line names it. How EasyStore spreads one over an order (codes, points, store credit) is not known: it is not guessed, so
 * such an order does not add up and is held.
 */
export function readLines(order: EasyStoreOrder, unmapped: UnmappedList): LineInput[] {
  const lines = [
    ...order.line_items.map((line, index) => goods(order, line, index, unmapped)),
    ...shipping(order, unmapped),
  ];
  const charge = order.total_transaction_charge ?? "0.00";
  if (!isZero(charge)) lines.push(lump("transaction-charge", "fee", "Transaction charge", charge, "0.00"));
  return lines;
}

function goods(order: EasyStoreOrder, line: LineItem, index: number, unmapped: UnmappedList): LineInput {
  const path = `line_items[${index}]`;
  const discount = line.total_discount ?? "0.00";
  const tax = line.total_tax ?? "0.00";
  return {
    id: line.id,
    kind: "item",
    sku: readSku(line.sku, path, unmapped),
    description: unmapped.fit(`${path}.product_name`, [line.product_name, line.variant_name].filter(Boolean).join(" - "), 500),
    quantity: toQuantity(line.quantity),
    unitPrice: line.price,
    discount,
    amount: exactAmount(decimal(line.price).times(line.quantity).minus(discount)),
    tax,
    taxRate: isZero(tax) ? null : onlyRate(order),
    delivered: line.fulfilled_quantity === null ? null : toQuantity(line.fulfilled_quantity),
  };
}

/** One line for each fee; one for the header's amount where it names none. The tax on shipping stands in the tax lines. */
function shipping(order: EasyStoreOrder, unmapped: UnmappedList): LineInput[] {
  const header = order.total_shipping ?? "0.00";
  const tax = exactAmount(sum(order.tax_lines.map((line) => line.shipping_tax ?? "0")));
  const rate = isZero(tax) ? null : onlyRate(order);
  if (order.shipping_fees.length === 0) return isZero(header) && isZero(tax) ? [] : [{ ...lump("shipping", "shipping", "Shipping", header, tax), taxRate: rate }];
  // Which of several fees bears the tax is not told.
  return order.shipping_fees.map((fee, index) => ({
    ...lump(`shipping-${fee.id ?? index + 1}`, "shipping", unmapped.fit(`shipping_fees[${index}].name`, fee.name ?? "Shipping", 500), fee.price, index === 0 ? tax : "0.00"),
    taxRate: index === 0 ? rate : null,
  }));
}

function lump(id: string, kind: LineInput["kind"], description: string, amount: string, tax: string): LineInput {
  return { id, kind, description, quantity: "1", unitPrice: amount, amount, tax };
}

/** Percent, where the order has one tax only: which of several a line bears is not told. */
function onlyRate(order: EasyStoreOrder): string | null {
  const [only, ...more] = order.tax_lines;
  const rate = only?.rate ?? "";
  return more.length === 0 && /^\d{1,3}(\.\d{1,6})?$/.test(rate) && !isZero(rate) ? toQuantity(rate) : null;
}
