import { decimal, isZero, sum } from "#lib/canonical/money.ts";
import { decimalText } from "#lib/canonical/money-schema.ts";
import { Leftovers, names, objectsIn, wordsOf } from "../leftovers.ts";
import type { Json, JsonObject } from "../read-json.ts";
import { listIfOther } from "../stated.ts";
import type { UnmappedList } from "../unmapped.ts";
import { decodeEntities } from "./html-entities.ts";
import type { Charge, WooCommerceOrder } from "./order-schema.ts";

/** Fields that the document holds, or that are listed in words of their own below. */
const orderRead = names(`
  id number status currency date_created_gmt date_modified_gmt date_paid_gmt date_completed_gmt total total_tax
  shipping_total shipping_tax cart_tax discount_total discount_tax customer_id customer_note billing shipping line_items
  tax_lines shipping_lines fee_lines coupon_lines refunds meta_data gift_cards prices_include_tax`);

/** Traces of the browser, links, keys, what is repeated, and times in the site's own zone, whose offset is not told. */
const orderNoise = names(`
  order_key version customer_ip_address customer_user_agent cart_hash _links payment_url is_editable needs_payment
  needs_processing currency_symbol date_created date_modified date_paid date_completed`);

const chargeKnown = names("id total total_tax taxes meta_data tax_status");
const lineKnown = names(chargeKnown, `
  name product_id variation_id sku quantity subtotal subtotal_tax price image parent_name composite_children bundled_items`);
const shippingKnown = names(chargeKnown, "method_title method_id instance_id");
const feeKnown = names(chargeKnown, "name amount");

/** Check sums that WooCommerce keeps of a cart. */
const isNoise = (key: string): boolean => /_hash$/.test(key);

/** Lists what an order says and the document has no place for. */
export function listUnmapped(raw: JsonObject, order: WooCommerceOrder, unmapped: UnmappedList): void {
  const left = new Leftovers(unmapped);
  left.others(raw, names(orderRead, orderNoise));
  if (order.prices_include_tax) unmapped.add("prices_include_tax", "Prices were entered with tax; the amounts of the lines are without.");
  order.gift_cards.forEach((card, index) =>
    unmapped.add(`gift_cards[${index}]`, `${card.amount ?? "An unknown amount"} paid by the gift card${card.code === null ? "" : ` ending in ${card.code.slice(-4)}`}. The order's total is without it, its lines are not.`),
  );
  objectsIn(raw.coupon_lines).forEach((coupon, index) => unmapped.add(`coupon_lines[${index}]`, wordsOf(coupon, ["code", "discount", "discount_tax", "discount_type"])));
  objectsIn(raw.tax_lines).forEach((line, index) => unmapped.add(`tax_lines[${index}]`, wordsOf(line, ["label", "rate_code", "rate_percent", "tax_total", "shipping_tax_total"])));
  listMeta(raw.meta_data, "meta_data", unmapped);
  listContradictions(raw, order, unmapped);
  for (const [name, known] of [["line_items", lineKnown], ["shipping_lines", shippingKnown], ["fee_lines", feeKnown]] as const) {
    objectsIn(raw[name]).forEach((line, index) => {
      left.others(line, known, `${name}[${index}]`);
      listMeta(line.meta_data, `${name}[${index}].meta_data`, unmapped);
      if (name === "line_items") listVariation(line, `${name}[${index}]`, unmapped);
    });
  }
}

/** Sums that an order states beside its lines, and the price of a unit, which is a float after discount. */
function listContradictions(raw: JsonObject, order: WooCommerceOrder, unmapped: UnmappedList): void {
  const taxOf = (charges: readonly Charge[]) => sum(charges.map((charge) => charge.total_tax ?? "0"));
  const discounts = order.line_items.map((line) => (line.subtotal === null ? "0" : decimal(line.subtotal).minus(line.total).toFixed()));
  // Where tax is rounded once for the order, its parts differ by a sen.
  const rounding = "0.02";
  listIfOther("discount_total", raw.discount_total, sum(discounts), unmapped, rounding);
  listIfOther("shipping_tax", raw.shipping_tax, order.shipping_lines.length === 0 && !isZero(order.shipping_total ?? "0") ? (order.shipping_tax ?? "0") : taxOf(order.shipping_lines), unmapped, rounding);
  listIfOther("cart_tax", raw.cart_tax, taxOf([...order.line_items, ...order.fee_lines]), unmapped, rounding);
  const lineDiscountTax: string[] = [];
  objectsIn(raw.line_items).forEach((sent, index) => {
    const line = order.line_items[index];
    if (line === undefined || isZero(line.quantity)) return;
    // The shop shows two places or more of it.
    listIfOther(`line_items[${index}].price`, sent.price, decimal(line.total).dividedBy(line.quantity), unmapped, "0.01");
    const isDiscounted = line.subtotal !== null && line.subtotal !== line.total;
    if (!isDiscounted) listIfOther(`line_items[${index}].subtotal_tax`, sent.subtotal_tax, line.total_tax ?? "0", unmapped, "0.01");
    else if (typeof sent.subtotal_tax === "string" && decimalText.safeParse(sent.subtotal_tax).success) lineDiscountTax.push(decimal(sent.subtotal_tax).minus(line.total_tax ?? "0").toFixed());
  });
  listIfOther("discount_tax", raw.discount_tax, sum(lineDiscountTax), unmapped, rounding);
}

/** Without a SKU the variation is the only thing that tells a product from another; 0 is none. */
function listVariation(line: JsonObject, path: string, unmapped: UnmappedList): void {
  const hasSku = typeof line.sku === "string" && line.sku.trim() !== "";
  if (!hasSku && typeof line.variation_id === "string" && line.variation_id !== "0") unmapped.add(`${path}.variation_id`, line.variation_id);
}

/** `[{key, value}]`, where plugins keep what they know: attributes of a variation, gift cards, tracking numbers. */
export function listMeta(list: Json | undefined, path: string, unmapped: UnmappedList): void {
  for (const { key, value, display_key: label, display_value: shown } of objectsIn(list)) {
    if (typeof key !== "string" || isNoise(key) || value === undefined || value === null) continue;
    const name = typeof label === "string" && label !== "" ? label : key;
    const text = typeof shown === "string" && typeof value === "string" ? decodeEntities(shown) : writeValue(value);
    unmapped.add(`${path}.${name}`, text);
  }
}

/** A value may be of any type; what is no text is written as JSON. */
function writeValue(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
