import type { z } from "zod";
import { compareDecimals, decimal, isZero, toQuantity, toSen } from "#lib/canonical/money.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { exactAmount } from "../exact-amount.ts";
import { parseSent } from "../explain-issue.ts";
import { Leftovers, names } from "../leftovers.ts";
import type { JsonObject } from "../read-json.ts";
import { listIfOther } from "../stated.ts";
import { readSku } from "../sku.ts";
import type { UnmappedList } from "../unmapped.ts";
import { deriveUnitPrice } from "../woocommerce/unit-price.ts";
import type { Many2one } from "./fields.ts";
import type { moveLine, orderLine } from "./schema.ts";

export type LineInput = SalesDocumentInput["lines"][number];
type Sent = z.output<typeof moveLine> | z.output<typeof orderLine>;

const known = names(`
  id name product_id price_unit discount price_subtotal price_tax price_total is_downpayment product_uom_qty qty_delivered
  product_uom product_uom_id quantity display_type sequence order_id move_id display_name create_date write_date create_uid
  write_uid company_id currency_id state salesman_id order_partner_id price_reduce price_reduce_taxexcl price_reduce_taxinc
  qty_to_deliver qty_to_invoice qty_invoiced untaxed_amount_invoiced untaxed_amount_to_invoice product_template_id
  product_updatable product_uom_category_id customer_lead invoice_lines invoice_status partner_id parent_state`);

/** What Odoo calls the kind of a line of an invoice that has amounts; those of an order have none. */
const withAmounts: ReadonlySet<string> = new Set(["", "product"]);

/**
 * The lines of an order or invoice without tax. Odoo's own `price_subtotal` is the amount, since a tax may be inside
 * `price_unit`; where price, quantity and discount give that amount they stand, else the price is worked out of it.
 * Sections and notes have no amounts and are listed. `products` say each product's code.
 */
export function readLines(rows: readonly JsonObject[], schema: typeof moveLine | typeof orderLine, products: ReadonlyMap<string, JsonObject>, unmapped: UnmappedList): Result<LineInput[], string> {
  const left = new Leftovers(unmapped);
  const lines: LineInput[] = [];
  for (const [index, row] of rows.entries()) {
    const path = `lines[${index}]`;
    const kind = typeof row.display_type === "string" ? row.display_type : "";
    if (!withAmounts.has(kind)) {
      // Of an invoice the lines of tax and of the debt itself are booked by the ledger.
      if (kind.startsWith("line_")) unmapped.add(`${path}.name`, typeof row.name === "string" ? row.name : kind);
      continue;
    }
    const parsed = parseSent(schema, row, path);
    if (!parsed.ok) return err(parsed.error.sentence);
    const line = writeLine(parsed.value, path, products, unmapped);
    lines.push(line);
    listIfOther(`${path}.price_total`, row.price_total, decimal(line.amount).plus(line.tax ?? "0"), unmapped, "0.01");
    left.others(row, known, path);
  }
  return ok(lines);
}

function writeLine(line: Sent, path: string, products: ReadonlyMap<string, JsonObject>, unmapped: UnmappedList): LineInput {
  const quantity = toQuantity("quantity" in line ? line.quantity : line.product_uom_qty);
  const amount = line.price_subtotal;
  const gross = decimal(line.price_unit).times(quantity);
  const discount = decimal(toSen(gross)).minus(amount);
  const percent = gross.times(line.discount ?? "0").dividedBy(100);
  // Within a sen of the stated percentage it is that discount; else a tax is inside the price.
  const isStated = discount.minus(percent).abs().lessThanOrEqualTo("0.01") && (!isZero(line.discount ?? "0") || discount.isZero());
  const unitPrice = isStated ? exactAmount(line.price_unit) : deriveUnitPrice({ quantity, gross: amount, discount: "0.00", amount });
  if (!isStated) unmapped.add(`${path}.price_unit`, `${line.price_unit}${isZero(line.discount ?? "0") ? "" : ` less ${line.discount ?? "0"} %`}: the line comes to ${amount} without tax.`);
  const tax = line.price_tax ?? (line.price_total === null ? "0.00" : exactAmount(decimal(line.price_total).minus(amount)));
  const uom = "product_uom" in line ? (line.product_uom ?? line.product_uom_id) : line.product_uom_id;
  return {
    id: line.id,
    kind: line.is_downpayment || line.product_id === null ? "fee" : "item",
    sku: readSku(codeOf(line.product_id, products), path, unmapped),
    description: unmapped.fit(`${path}.name`, line.name ?? line.product_id?.name ?? "", 500),
    quantity,
    uom: unmapped.fit(`${path}.product_uom`, uom?.name ?? "", 20) || null,
    unitPrice,
    discount: isStated ? exactAmount(discount) : "0.00",
    amount,
    tax,
    delivered: "qty_delivered" in line && line.qty_delivered !== null ? toQuantity(line.qty_delivered) : null,
  };
}

/** The product's internal reference: from the product itself, else as Odoo writes it before the name, "[FURN_0269] Chair". */
function codeOf(product: Many2one, products: ReadonlyMap<string, JsonObject>): string | null {
  if (product === null) return null;
  const code = products.get(product.id)?.default_code;
  if (typeof code === "string") return code;
  return products.has(product.id) ? null : (/^\[([^\]]{1,100})\]/.exec(product.name ?? "")?.[1] ?? null);
}

/** Whether every line of goods has left in full; null where the order says nothing of deliveries. */
export function isAllDelivered(lines: readonly LineInput[]): boolean {
  const goods = lines.filter((line) => line.kind === "item");
  return goods.length > 0 && goods.every((line) => line.delivered != null && compareDecimals(line.delivered, line.quantity) >= 0);
}
