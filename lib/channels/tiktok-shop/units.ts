import { decimal, sum } from "#lib/canonical/money.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { exactAmount } from "../exact-amount.ts";
import { readSku } from "../sku.ts";
import { spread } from "../spread.ts";
import { groupUnits, type UnitGroup } from "../unit-rows.ts";
import type { UnmappedList } from "../unmapped.ts";
import type { Payment, TikTokOrder, Unit } from "./order-schema.ts";

export type LineInput = SalesDocumentInput["lines"][number];

/** The rows of one item at one price, as they will be one line: whatever is cancelled later stays in its line. A gift is a line of its own. */
export function groupOrder(units: readonly Unit[]): UnitGroup<Unit>[] {
  return groupUnits(units, (one) => one.id, (one) => [one.seller_sku ?? "", one.sku_id ?? "", one.seller_sku || one.sku_id ? "" : (one.product_name ?? ""), one.original_price, one.is_gift].join("\n"));
}

/** Statuses of a row, or of its parcel, that say it has left. */
const gone = /^(IN_TRANSIT|DELIVERED|COMPLETED)$/;

/**
 * One line for the rows of one item at one price. Only the seller's discount is taken off: TikTok's is paid to the seller.
 * A gift costs nothing and moves stock all the same. The ids of all its rows are listed, for cancellations of single units.
 */
export function readLines(order: TikTokOrder, groups: readonly UnitGroup<Unit>[], wasSent: boolean, unmapped: UnmappedList): LineInput[] {
  const goods = groups.map(({ id, rows }, index): LineInput => {
    const path = `line_items[${index}]`;
    const [first] = rows;
    const discount = exactAmount(sum(rows.map((row) => decimal(row.seller_discount ?? "0").abs().toFixed())));
    const tax = exactAmount(sum(rows.flatMap((row) => row.item_tax.map((entry) => entry.tax_amount ?? "0"))));
    const rates = new Set(rows.flatMap((row) => row.item_tax.map((entry) => entry.tax_rate ?? "")));
    if (rows.length > 1) unmapped.add(`${path}.id`, rows.map((row) => row.id).join(", "));
    if (rates.size > 0) unmapped.add(`${path}.item_tax.tax_rate`, [...rates].join(", "));
    rows.forEach((row) => checkRow(row, path, unmapped));
    const sku = readSku(first.seller_sku, path, unmapped);
    if (sku === null && first.sku_id !== null) unmapped.add(`${path}.sku_id`, first.sku_id);
    return {
      id,
      sku,
      description: unmapped.fit(`${path}.product_name`, [first.product_name, first.sku_name].filter(Boolean).join(", "), 500),
      quantity: String(rows.length),
      unitPrice: first.original_price,
      discount,
      amount: exactAmount(decimal(first.original_price).times(rows.length).minus(discount)),
      tax,
      delivered: String(rows.filter((row) => wasSent || gone.test((row.display_status ?? "").toUpperCase()) || gone.test((row.package_status ?? "").toUpperCase())).length),
      removed: String(rows.filter((row) => /^CANCELL?ED$|^CANCEL$/i.test(row.display_status ?? "")).length),
    };
  });
  const fee = order.payment.shipping_fee;
  const withShipping: LineInput[] = fee === null || decimal(fee).isZero() ? goods : [...goods, { id: "shipping", kind: "shipping", description: "Shipping paid by the buyer", quantity: "1", unitPrice: fee, amount: fee }];
  return withTax(order.payment, withShipping);
}

/** What the price of a row should be after both discounts; a difference is listed, since the payment decides. */
function checkRow(row: Unit, path: string, unmapped: UnmappedList): void {
  if (row.sale_price === null) return;
  const left = decimal(row.original_price).minus(decimal(row.seller_discount ?? "0").abs()).minus(decimal(row.platform_discount ?? "0").abs());
  if (!left.equals(row.sale_price)) unmapped.add(`${path}.sale_price`, `${row.sale_price}, but price less discounts is ${left.toFixed(2)} (row ${row.id}).`);
}

/** The order's tax, where its rows do not say theirs: goods and shipping apart, spread over the goods by value. */
function withTax(payment: Payment, lines: readonly LineInput[]): LineInput[] {
  const tax = decimal(payment.tax ?? "0");
  if (tax.isZero() || lines.some((line) => !decimal(line.tax ?? "0").isZero())) return [...lines];
  const shipping = lines.some((line) => line.kind === "shipping") ? decimal(payment.shipping_fee_tax ?? "0") : decimal("0");
  const goods = lines.filter((line) => line.kind !== "shipping");
  const shares = spread(tax.minus(shipping), goods.map((line) => decimal(line.amount)));
  return lines.map((line) => ({ ...line, tax: exactAmount(line.kind === "shipping" ? shipping : (shares[goods.indexOf(line)] ?? "0")) }));
}

/** Rows that were cancelled, at what the seller would have had for them. */
export function valueCancelled(units: readonly Unit[]): string {
  const lost = units.filter((one) => /^CANCELL?ED$|^CANCEL$/i.test(one.display_status ?? ""));
  return exactAmount(sum(lost.map((one) => decimal(one.original_price).minus(decimal(one.seller_discount ?? "0").abs()).toFixed())));
}

