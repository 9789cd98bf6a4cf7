import type { Decimal } from "decimal.js";
import type { z } from "zod";
import type { documentLine } from "#lib/canonical/document-line.ts";
import { decimal, sum, toQuantity } from "#lib/canonical/money.ts";
import { exactAmount } from "../exact-amount.ts";
import { readSku } from "../sku.ts";
import { spread } from "../spread.ts";
import type { UnmappedList } from "../unmapped.ts";
import { lineDiscount, shippingDiscount, unallocatedDiscount } from "./discounts.ts";
import { type Changes, exactLineId } from "./changes.ts";
import { type LineItem, shopAmount, type ShopifyOrder, type TaxLine } from "./order-schema.ts";
import { addUpTax } from "./taxes.ts";

export type LineInput = z.input<typeof documentLine>;

/** What the lines are made of before they are written down as text. */
type Parts = Pick<LineInput, "id" | "kind" | "sku" | "description" | "delivered" | "removed"> & {
  quantity: string;
  price: string;
  discount: Decimal;
  taxLines: readonly TaxLine[];
};

/**
 * The lines of an order as ordered: goods, gift cards and tips that Shopify keeps as lines, then shipping, tips, duties and
 * fees that stand beside them. What was taken back since is `removed`, never a smaller quantity.
 */
export function readLines(order: ShopifyOrder, changes: Changes, unmapped: UnmappedList): LineInput[] {
  return [...goods(order, changes, unmapped), ...shipping(order, unmapped), ...tips(order), ...duties(order, unmapped), ...fees(order)];
}

function goods(order: ShopifyOrder, changes: Changes, unmapped: UnmappedList): LineInput[] {
  const values = order.line_items.map(grossValue);
  const discounts = order.line_items.map(lineDiscount);

  // Gift cards and tips are never discounted.
  const shareable = order.line_items.map((line, index) => (kindOf(line) === "item" ? (values[index] ?? zero) : zero));
  const open = unallocatedDiscount(order, total(values));
  if (!open.isZero() && !total(shareable).lessThan(open)) {
    spread(open, shareable).forEach((share, index) => {
      discounts[index] = (discounts[index] ?? zero).plus(share);
    });
    unmapped.add("total_discounts", `${exactAmount(open)} was taken off without saying from which line: spread over the lines by value.`);
  }

  return order.line_items.map((line, index) => {
    const path = `line_items[${index}]`;
    const id = exactLineId(line);
    return writeLine({
      id,
      kind: kindOf(line),
      sku: readSku(line.sku, path, unmapped),
      description: unmapped.fit(`${path}.name`, describe(line), 500),
      quantity: line.quantity,
      price: shopAmount(line.price, line.price_set) ?? "0",
      discount: discounts[index] ?? zero,
      taxLines: line.tax_lines,
      delivered: changes.delivered.get(id) ?? null,
      removed: changes.removed.get(id) ?? "0",
    });
  });
}

function shipping(order: ShopifyOrder, unmapped: UnmappedList): LineInput[] {
  const header = order.total_shipping_price_set?.shop_money?.amount ?? "0.00";
  if (order.shipping_lines.length === 0 && header !== "0.00") unmapped.add("total_shipping_price_set", header);
  return order.shipping_lines.map((line, index) =>
    writeLine({
      id: line.id ?? `shipping-${index + 1}`,
      kind: "shipping",
      description: unmapped.fit(`shipping_lines[${index}].title`, line.title ?? "Shipping", 500),
      quantity: "1",
      price: shopAmount(line.price, line.price_set) ?? "0",
      discount: shippingDiscount(line),
      taxLines: line.tax_lines,
      removed: line.is_removed ? "1" : "0",
    }),
  );
}

/** Tips that no line stands for: at the checkout a tip is a line of its own, at the point of sale only a header amount. */
function tips(order: ShopifyOrder): LineInput[] {
  const received = decimal(shopAmount(order.total_tip_received, order.total_tip_received_set) ?? "0");
  const open = received.minus(total(order.line_items.filter((line) => kindOf(line) === "tip").map(grossValue)));
  return open.greaterThan(0) ? [charge("tip", "tip", "Tip", exactAmount(open))] : [];
}

function duties(order: ShopifyOrder, unmapped: UnmappedList): LineInput[] {
  const named = order.line_items.flatMap((line, lineIndex) =>
    line.duties.map((duty, index) => ({
      id: `duty-${duty.id ?? `${lineIndex + 1}-${index + 1}`}`,
      title: ["Duty", duty.harmonized_system_code, "on", describe(line)].filter(Boolean).join(" "),
      amount: duty.shop_money?.amount ?? "0.00",
      taxLines: duty.tax_lines,
    })),
  );
  const header = order.total_duties ?? order.original_total_duties_set?.shop_money?.amount ?? "0.00";
  if (order.duties_included) {
    // Duty inside the prices is not on top of the lines.
    if (header !== "0.00") unmapped.add("duties_included", `Duties of ${header} are inside the prices.`);
    return [];
  }
  if (sum(named.map((duty) => duty.amount)).isZero()) return header === "0.00" ? [] : [charge("duty", "duty", "Duties", header)];
  return named.map((duty) => charge(duty.id, "duty", unmapped.fit(duty.id, duty.title, 500), duty.amount, duty.taxLines));
}

function fees(order: ShopifyOrder): LineInput[] {
  const named = order.additional_fees.map((fee, index) =>
    charge(`fee-${fee.id ?? index + 1}`, "fee", (fee.name ?? "Fee").slice(0, 500), shopAmount(fee.price, fee.price_set) ?? "0.00", fee.tax_lines),
  );
  const header = order.original_total_additional_fees_set?.shop_money?.amount ?? "0.00";
  return named.length === 0 && header !== "0.00" ? [charge("fee", "fee", "Additional fees", header)] : named;
}

function charge(id: string, kind: LineInput["kind"], description: string, price: string, taxLines: readonly TaxLine[] = []): LineInput {
  return writeLine({ id, kind, description, quantity: "1", price, discount: zero, taxLines });
}

function writeLine({ quantity, price, discount, taxLines, ...line }: Parts): LineInput {
  const { tax, rate } = addUpTax(taxLines);
  return {
    ...line,
    quantity: toQuantity(quantity),
    unitPrice: exactAmount(price),
    discount: exactAmount(discount),
    amount: exactAmount(decimal(price).times(quantity).minus(discount)),
    tax: exactAmount(tax),
    taxRate: rate,
  };
}

/** A tip at the checkout is a line that names how it was paid; a gift card sells a liability. */
function kindOf(line: LineItem): "item" | "tip" | "gift_card" {
  if (line.tip_payment_gateway !== null || line.tip_payment_method !== null) return "tip";
  return line.gift_card ? "gift_card" : "item";
}

function describe(line: LineItem): string {
  return line.name ?? [line.title, line.variant_title].filter(Boolean).join(" - ");
}

function grossValue(line: LineItem): Decimal {
  return decimal(shopAmount(line.price, line.price_set) ?? "0").times(line.quantity);
}

const zero = decimal("0");

function total(values: readonly Decimal[]): Decimal {
  return values.reduce((running, value) => running.plus(value), zero);
}
