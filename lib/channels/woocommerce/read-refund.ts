import { decimal, isZero, sum, toQuantity } from "#lib/canonical/money.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { writeCreditNote } from "../credit-note.ts";
import { exactAmount } from "../exact-amount.ts";
import { parseSent } from "../explain-issue.ts";
import { Leftovers, names, objectsIn } from "../leftovers.ts";
import type { JsonObject } from "../read-json.ts";
import { readSku } from "../sku.ts";
import { UnmappedList } from "../unmapped.ts";
import { decodeEntities } from "./html-entities.ts";
import { wooCommerceRefund, type WooCommerceRefund } from "./refund-schema.ts";
import type { Read } from "./resource.ts";
import { deriveUnitPrice } from "./unit-price.ts";
import { listMeta } from "./unmapped-order.ts";

type LineInput = SalesDocumentInput["lines"][number];
type Charge = Pick<WooCommerceRefund["line_items"][number], "total" | "total_tax" | "meta_data" | "id">;

/**
 * Reads a refund resource into a credit note. Quantities and totals are negative in it and turned; its lines go by the
 * order's own ids, which each names in `_refunded_item_id`. The total is the amount that was refunded, by the gateway or by
 * hand. WooCommerce says neither the currency, which is the order's, nor whether the goods came back to stock.
 */
export function readRefund(raw: JsonObject): Read {
  const orderId = orderOf(raw);
  const stop = (reason: string): Read => ({ kind: "unreadable", reason, about: orderId });
  const parsed = parseSent(wooCommerceRefund, raw);
  if (!parsed.ok) return stop(`This WooCommerce refund cannot be read: ${parsed.error.sentence}`);
  const refund = parsed.value;
  if (refund.id === "0") return { kind: "ignored", reason: "This refund was deleted again: there is nothing to book.", about: orderId };
  if (orderId === null) return stop(`WooCommerce refund ${refund.id} does not say of which order it is: neither parent_id nor the link to its order is there.`);

  const what = `WooCommerce refund ${refund.id} of order ${orderId}`;
  const stated = refund.amount ?? refund.total;
  if (stated === null) return stop(`${what} does not say how much was refunded: amount is missing.`);
  const unmapped = new UnmappedList();
  const lines = [
    ...refund.line_items.map((line, index) => goods(line, index, unmapped)),
    ...refund.shipping_lines.map((line) => lump(`shipping-${originalId(line)}`, "shipping", line, line.method_title ?? "Shipping")),
    ...refund.fee_lines.map((line) => lump(`fee-${originalId(line)}`, "fee", line, line.name ?? "Fee")),
  ].filter((line) => !(isZero(line.quantity) && isZero(line.amount)));
  const total = exactAmount(decimal(stated).abs());
  if (lines.length === 0 && isZero(total)) return { kind: "ignored", reason: `${what} gave back neither money nor goods: there is nothing to book.`, about: orderId };

  listRest(raw, refund, lines.length > 0, unmapped);
  const read = writeCreditNote(what, {
    id: refund.id, orderId, orderNumber: null, at: refund.date_created_gmt, version: refund.date_created_gmt,
    currency: refund.currency, taxInclusive: false, lines, tax: exactAmount(sum(lines.map((line) => line.tax ?? "0"))), total, reason: refund.reason, goodsReturned: false,
  }, unmapped);
  return read.ok ? { kind: "record", record: read.value } : stop(read.error);
}

function goods(line: WooCommerceRefund["line_items"][number], index: number, unmapped: UnmappedList): LineInput {
  const path = `line_items[${index}]`;
  const quantity = toQuantity(decimal(line.quantity).abs());
  const amount = back(line.total);
  // A line of money alone has no quantity.
  const units = isZero(quantity) && !isZero(amount) ? "1" : quantity;
  return {
    id: originalId(line),
    kind: "item",
    sku: readSku(line.sku, path, unmapped),
    description: unmapped.fit(`${path}.name`, decodeEntities(line.name ?? ""), 500),
    quantity: units,
    unitPrice: deriveUnitPrice({ quantity: units, gross: amount, discount: "0.00", amount }),
    amount,
    tax: back(line.total_tax ?? "0"),
  };
}

function lump(id: string, kind: "shipping" | "fee", line: Charge | { total: string; total_tax: string | null }, description: string): LineInput {
  const amount = back(line.total);
  return { id, kind, description: decodeEntities(description).slice(0, 500), quantity: "1", unitPrice: amount, amount, tax: back(line.total_tax ?? "0") };
}

/** The order's own id of the line; the refund's where it does not name it. */
function originalId(line: { id: string | null; meta_data: Charge["meta_data"] }): string {
  const named = line.meta_data.find((meta) => meta.key === "_refunded_item_id")?.value;
  return typeof named === "string" && /^\d{1,30}$/.test(named) ? named : (line.id ?? "1");
}

function back(amount: string): string {
  return exactAmount(decimal(amount).negated());
}

/** The order stands in `parent_id` or in the links: ".../orders/560". */
function orderOf(raw: JsonObject): string | null {
  if (typeof raw.parent_id === "string" && /^[1-9]\d{0,29}$/.test(raw.parent_id)) return raw.parent_id;
  const links = typeof raw._links === "object" && raw._links !== null && !Array.isArray(raw._links) ? objectsIn(raw._links.up) : [];
  const href = links[0]?.href;
  return /\/orders\/(\d{1,30})\/?$/.exec(typeof href === "string" ? href : "")?.[1] ?? null;
}

const known = names(`id parent_id date_created date_created_gmt amount total currency reason refunded_payment refunded_by line_items shipping_lines fee_lines tax_lines meta_data _links`);
const lineKnown = names("id name product_id variation_id quantity tax_class subtotal subtotal_tax total total_tax taxes meta_data sku price image parent_name method_title method_id instance_id amount tax_status");

function listRest(raw: JsonObject, refund: WooCommerceRefund, hasLines: boolean, unmapped: UnmappedList): void {
  const left = new Leftovers(unmapped);
  left.others(raw, known);
  if (!refund.refunded_payment) unmapped.add("refunded_payment", "false: the gateway was not asked to return the money, somebody did it by hand.");
  if (!hasLines) unmapped.add("line_items", "No lines: what the money was given back for, and its tax, are for a person to say.");
  if (hasLines) unmapped.add("goodsReturned", "Whether the goods came back to stock is not told.");
  listMeta(raw.meta_data, "meta_data", unmapped);
  for (const name of ["line_items", "shipping_lines", "fee_lines"] as const) objectsIn(raw[name]).forEach((line, index) => left.others(line, lineKnown, `${name}[${index}]`));
}
