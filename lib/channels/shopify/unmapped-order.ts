import { Leftovers, names, objectsIn, wordsOf } from "../leftovers.ts";
import { isJsonObject, type Json, type JsonObject } from "../read-json.ts";
import type { UnmappedList } from "../unmapped.ts";
import type { ShopifyOrder } from "./order-schema.ts";

/** Fields that the document holds, or that only repeat what its lines add up to. */
const orderRead = names(`
  id name order_number number created_at processed_at updated_at cancelled_at cancel_reason currency presentment_currency
  taxes_included duties_included test note po_number email contact_email phone total_price current_total_price
  subtotal_price total_discounts total_line_items_price total_tax total_tip_received total_duties current_subtotal_price
  current_total_discounts current_total_tax current_total_duties tax_lines line_items shipping_lines additional_fees
  fulfillments refunds customer billing_address shipping_address discount_applications discount_codes note_attributes`);

/** Traces of the browser, links, tokens and keys of other systems: nothing that a bookkeeper could miss. Card data too. */
const orderNoise = names(`
  app_id browser_ip buyer_accepts_marketing cart_token checkout_id checkout_token client_details closed_at
  customer_locale device_id estimated_taxes landing_site landing_site_ref line_item_groups merchant_business_entity_id
  order_status_url payment_details processing_method gateway referring_site source_url token total_price_usd
  total_weight user_id confirmed`);

export const lineKnown = names(`
  id sku name title variant_title quantity current_quantity price total_discount discount_allocations tax_lines gift_card
  tip_payment_gateway tip_payment_method duties properties variant_id product_id fulfillable_quantity fulfillment_service
  fulfillment_status grams requires_shipping taxable variant_inventory_management product_exists pre_tax_price vendor
  attributed_staffs sales_line_item_group_id origin_location destination_location applied_discounts`);

const shippingKnown = names(`
  id title price discounted_price discount_allocations tax_lines is_removed code source carrier_identifier
  requested_fulfillment_service_id delivery_category phone`);

const customerKnown = names(`
  id first_name last_name email phone default_address created_at updated_at state verified_email
  multipass_identifier currency accepts_marketing accepts_marketing_updated_at marketing_opt_in_level
  email_marketing_consent sms_marketing_consent orders_count total_spent last_order_id last_order_name addresses
  tax_exemptions`);

/** Repeats of amounts in two currencies (the presentment side is listed by itself), and ids that only Shopify needs. */
const isNoiseEverywhere = (key: string): boolean => /_set$|^admin_graphql_api_id$|_token$/.test(key);

/** Lists what an order says and the document has no place for. */
export function listUnmapped(raw: JsonObject, order: ShopifyOrder, unmapped: UnmappedList): void {
  const left = new Leftovers(unmapped, isNoiseEverywhere);
  left.others(raw, names(orderRead, orderNoise));
  if (order.order_number !== null && order.name !== null && !order.name.includes(order.order_number)) unmapped.add("order_number", order.order_number);
  if (raw.confirmed === false) unmapped.add("confirmed", "false");
  pairs("note_attributes", raw.note_attributes, unmapped, left);
  objectsIn(raw.discount_codes).forEach((code, index) => unmapped.add(`discount_codes[${index}]`, wordsOf(code, ["code", "amount", "type"])));
  objectsIn(raw.discount_applications).forEach((entry, index) =>
    unmapped.add(`discount_applications[${index}]`, wordsOf(entry, ["code", "title", "value", "value_type", "target_type", "allocation_method"])),
  );
  objectsIn(raw.tax_lines).forEach((entry, index) => unmapped.add(`tax_lines[${index}]`, wordsOf(entry, ["title", "rate", "price"])));
  objectsIn(raw.line_items).forEach((line, index) => listLine(line, `line_items[${index}]`, unmapped, left));
  objectsIn(raw.shipping_lines).forEach((line, index) => left.others(line, shippingKnown, `shipping_lines[${index}]`));
  objectsIn(raw.fulfillments).forEach((entry, index) =>
    unmapped.add(`fulfillments[${index}].tracking`, wordsOf(entry, ["name", "tracking_company", "tracking_number"])),
  );
  objectsIn(raw.refunds).forEach((refund, index) => listRefund(refund, `refunds[${index}]`, unmapped));
  if (isJsonObject(raw.customer)) left.others(raw.customer, customerKnown, "customer");
  listPresentment(order, unmapped);
}

function listLine(line: JsonObject, path: string, unmapped: UnmappedList, left: Leftovers): void {
  pairs(`${path}.properties`, line.properties, unmapped, left);
  // Without a SKU the variant is the only thing that tells a product from another.
  if (typeof line.variant_id === "string" && (typeof line.sku !== "string" || line.sku.trim() === "")) unmapped.add(`${path}.variant_id`, line.variant_id);
  left.others(line, lineKnown, path);
}

function listRefund(refund: JsonObject, path: string, unmapped: UnmappedList): void {
  objectsIn(refund.order_adjustments).forEach((entry, index) =>
    unmapped.add(`${path}.order_adjustments[${index}]`, wordsOf(entry, ["kind", "amount", "tax_amount", "reason"])),
  );
  objectsIn(refund.refund_line_items).forEach((entry, index) =>
    unmapped.add(`${path}.refund_line_items[${index}]`, wordsOf(entry, ["line_item_id", "quantity", "restock_type", "subtotal", "total_tax"])),
  );
}

/** What the buyer saw and paid in another currency; the document is in the shop's. */
function listPresentment(order: ShopifyOrder, unmapped: UnmappedList): void {
  const other = order.presentment_currency;
  if (other === null || other === order.currency) return;
  unmapped.add("presentment_currency", other);
  const header = ["total_price_set", "subtotal_price_set", "total_discounts_set", "total_shipping_price_set", "total_tax_set"] as const;
  for (const name of header) {
    const amount = order[name]?.presentment_money?.amount;
    if (amount) unmapped.add(`${name}.presentment_money`, `${amount} ${other}`);
  }
  order.line_items.forEach((line, index) => {
    const amount = line.price_set?.presentment_money?.amount;
    if (amount) unmapped.add(`line_items[${index}].price_set.presentment_money`, `${amount} ${other}`);
  });
}

/** `[{name, value}]`, as Shopify keeps what a buyer typed. */
function pairs(path: string, list: Json | undefined, unmapped: UnmappedList, left: Leftovers): void {
  for (const pair of objectsIn(list)) {
    if (typeof pair.name === "string" && typeof pair.value === "string") unmapped.add(`${path}.${pair.name}`, pair.value);
    else left.leaves(path, pair);
  }
}
