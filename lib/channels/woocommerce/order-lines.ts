import type { z } from "zod";
import type { documentLine } from "#lib/canonical/document-line.ts";
import { compareDecimals, decimal, differsBy, sum, toQuantity } from "#lib/canonical/money.ts";
import { exactAmount } from "../exact-amount.ts";
import { readSku } from "../sku.ts";
import type { UnmappedList } from "../unmapped.ts";
import { decodeEntities } from "./html-entities.ts";
import type { Charge, LineItem, WooCommerceOrder } from "./order-schema.ts";
import { ratePercent, settleTaxes } from "./taxes.ts";
import { deriveUnitPrice } from "./unit-price.ts";

export type LineInput = z.input<typeof documentLine>;

type Parts = Pick<LineInput, "id" | "kind" | "sku" | "description" | "quantity" | "unitPrice" | "discount" | "delivered"> & { charge: Charge };

/**
 * The lines of an order as ordered: goods, shipping, fees. All amounts are without tax, whatever `prices_include_tax` says,
 * and tax is on top. Coupons are inside the totals of the lines already. A negative fee is a discount that a plugin gives:
 * it stays a line of its own, because the order names no goods for it. The parts of a bundle stand beside it, one of the
 * two with the price: both are kept, since the stock moves on the parts.
 */
export function readLines(order: WooCommerceOrder, isDelivered: boolean, unmapped: UnmappedList): { lines: LineInput[]; charges: Charge[] } {
  const parts = [
    ...order.line_items.map((line, index) => goods(line, index, isDelivered, unmapped)),
    ...shipping(order, unmapped),
    ...order.fee_lines.map((fee, index) => lump(`fee-${fee.id ?? index + 1}`, "fee", fee, unmapped.fit(`fee_lines[${index}].name`, decodeEntities(fee.name ?? "Fee"), 500))),
  ];
  const charges = parts.map((part) => part.charge);
  const taxes = settleTaxes(order, charges, unmapped);
  const lines = parts.map(({ charge, ...line }, index): LineInput => ({
    ...line,
    amount: charge.total,
    tax: exactAmount(taxes[index] ?? "0"),
    taxRate: ratePercent(charge, order.tax_lines),
  }));
  return { lines, charges };
}

function goods(line: LineItem, index: number, isDelivered: boolean, unmapped: UnmappedList): Parts {
  const path = `line_items[${index}]`;
  const quantity = toQuantity(line.quantity);
  // Below the total it is no price before discount: somebody has raised the line by hand.
  const isDiscounted = line.subtotal !== null && compareDecimals(line.subtotal, line.total) > 0;
  if (line.subtotal !== null && compareDecimals(line.subtotal, line.total) < 0) unmapped.add(`${path}.subtotal`, line.subtotal);
  const gross = isDiscounted && line.subtotal !== null ? line.subtotal : line.total;
  const discount = exactAmount(decimal(gross).minus(line.total));
  return {
    id: line.id,
    kind: "item",
    sku: readSku(line.sku, path, unmapped),
    description: unmapped.fit(`${path}.name`, decodeEntities(line.name ?? ""), 500),
    quantity,
    unitPrice: deriveUnitPrice({ quantity, gross, discount, amount: line.total }),
    discount,
    delivered: isDelivered ? quantity : null,
    charge: line,
  };
}

/** One line for each way of shipping; one for the header's amount where it has none. */
function shipping(order: WooCommerceOrder, unmapped: UnmappedList): Parts[] {
  const header = order.shipping_total ?? "0";
  if (order.shipping_lines.length === 0) {
    if (decimal(header).isZero()) return [];
    return [lump("shipping", "shipping", { total: exactAmount(header), total_tax: order.shipping_tax, taxes: [] }, "Shipping")];
  }
  const added = sum(order.shipping_lines.map((line) => line.total));
  if (order.shipping_total !== null && differsBy(added, header)) unmapped.add("shipping_total", `${header}, but the shipping lines add up to ${exactAmount(added)}.`);
  return order.shipping_lines.map((line, index) =>
    lump(`shipping-${line.id ?? index + 1}`, "shipping", line, unmapped.fit(`shipping_lines[${index}].method_title`, decodeEntities(line.method_title ?? "Shipping"), 500)),
  );
}

function lump(id: string, kind: LineInput["kind"], charge: Charge, description: string): Parts {
  return { id, kind, description, quantity: "1", unitPrice: charge.total, discount: "0.00", charge };
}
