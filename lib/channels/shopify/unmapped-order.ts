import { isJsonObject, type Json, type JsonObject } from "../read-json.ts";
import type { UnmappedList } from "../unmapped.ts";
import type { ShopifyOrder } from "./order-schema.ts";

const read = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/));

/** Fields that the document holds, or that only repeat what its lines add up to. */
const orderRead = read(`
  id name order_number number created_at processed_at updated_at cancelled_at cancel_reason currency presentment_currency
  taxes_included duties_included test note po_number email contact_email phone total_price current_total_price
  subtotal_price total_discounts total_line_items_price total_tax total_tip_received total_duties current_subtotal_price
  current_total_discounts current_total_tax current_total_duties tax_lines line_items shipping_lines additional_fees
  fulfillments refunds customer billing_address shipping_address discount_applications discount_codes note_attributes`);

/** Traces of the browser, links, tokens and keys of other systems: nothing that a bookkeeper could miss. Card data too. */
const orderNoise = read(`
  app_id browser_ip buyer_accepts_marketing cart_token checkout_id checkout_token client_details closed_at
  customer_locale device_id estimated_taxes landing_site landing_site_ref line_item_groups merchant_business_entity_id
  order_status_url payment_details processing_method gateway referring_site source_url token total_price_usd
  total_weight user_id confirmed`);

const lineKnown = read(`
  id sku name title variant_title quantity current_quantity price total_discount discount_allocations tax_lines gift_card
  tip_payment_gateway tip_payment_method duties properties variant_id product_id fulfillable_quantity fulfillment_service
  fulfillment_status grams requires_shipping taxable variant_inventory_management product_exists pre_tax_price vendor
  attributed_staffs sales_line_item_group_id origin_location destination_location applied_discounts`);

const shippingKnown = read(`
  id title price discounted_price discount_allocations tax_lines is_removed code source carrier_identifier
  requested_fulfillment_service_id delivery_category phone`);

const customerKnown = read(`
  id first_name last_name email phone default_address created_at updated_at state verified_email
  multipass_identifier currency accepts_marketing accepts_marketing_updated_at marketing_opt_in_level
  email_marketing_consent sms_marketing_consent orders_count total_spent last_order_id last_order_name addresses
  tax_exemptions`);

/** Repeats of amounts in two currencies (the presentment side is listed by itself), and ids that only Shopify needs. */
const isNoiseEverywhere = (key: string): boolean => /_set$|^admin_graphql_api_id$|_token$/.test(key);

/**
 * Lists what an order says and the document has no place for. By exclusion: a field that nobody has thought of is listed,
 * what is known to be noise is not.
 */
export function listUnmapped(raw: JsonObject, order: ShopifyOrder, unmapped: UnmappedList): void {
  for (const [key, value] of Object.entries(raw)) {
    if (!orderRead.has(key) && !orderNoise.has(key)) leaves(key, value, unmapped);
  }
  if (raw.confirmed === false) unmapped.add("confirmed", "false");
  pairs("note_attributes", raw.note_attributes, unmapped);
  objects(raw.discount_codes).forEach((code, index) => unmapped.add(`discount_codes[${index}]`, words(code, ["code", "amount", "type"])));
  objects(raw.discount_applications).forEach((entry, index) =>
    unmapped.add(`discount_applications[${index}]`, words(entry, ["code", "title", "value", "value_type", "target_type", "allocation_method"])),
  );
  objects(raw.tax_lines).forEach((entry, index) => unmapped.add(`tax_lines[${index}]`, words(entry, ["title", "rate", "price"])));
  objects(raw.line_items).forEach((line, index) => listLine(line, `line_items[${index}]`, unmapped));
  objects(raw.shipping_lines).forEach((line, index) => others(line, shippingKnown, `shipping_lines[${index}]`, unmapped));
  objects(raw.fulfillments).forEach((entry, index) =>
    unmapped.add(`fulfillments[${index}].tracking`, words(entry, ["name", "tracking_company", "tracking_number"])),
  );
  objects(raw.refunds).forEach((refund, index) => listRefund(refund, `refunds[${index}]`, unmapped));
  if (isJsonObject(raw.customer)) others(raw.customer, customerKnown, "customer", unmapped);
  listPresentment(order, unmapped);
}

function listLine(line: JsonObject, path: string, unmapped: UnmappedList): void {
  pairs(`${path}.properties`, line.properties, unmapped);
  // Without a SKU the variant is the only thing that tells a product from another.
  if (typeof line.variant_id === "string" && (typeof line.sku !== "string" || line.sku.trim() === "")) unmapped.add(`${path}.variant_id`, line.variant_id);
  others(line, lineKnown, path, unmapped);
}

function listRefund(refund: JsonObject, path: string, unmapped: UnmappedList): void {
  if (typeof refund.note === "string") unmapped.add(`${path}.note`, refund.note);
  objects(refund.order_adjustments).forEach((entry, index) =>
    unmapped.add(`${path}.order_adjustments[${index}]`, words(entry, ["kind", "amount", "tax_amount", "reason"])),
  );
  objects(refund.refund_line_items).forEach((entry, index) =>
    unmapped.add(`${path}.refund_line_items[${index}]`, words(entry, ["line_item_id", "quantity", "restock_type", "subtotal", "total_tax"])),
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

function others(object: JsonObject, known: ReadonlySet<string>, path: string, unmapped: UnmappedList): void {
  for (const [key, value] of Object.entries(object)) if (!known.has(key)) leaves(`${path}.${key}`, value, unmapped);
}

/** Every text below a value, with its path. Nothing is said by null, false, zero and an empty list. */
function leaves(path: string, value: Json, unmapped: UnmappedList): void {
  if (isNoiseEverywhere(path.slice(path.lastIndexOf(".") + 1))) return;
  if (typeof value === "string") {
    if (!/^0(\.0+)?$/.test(value)) unmapped.add(path, value);
  } else if (value === true) unmapped.add(path, "true");
  else if (Array.isArray(value)) value.forEach((entry, index) => leaves(`${path}[${index}]`, entry, unmapped));
  else if (isJsonObject(value)) for (const [key, entry] of Object.entries(value)) leaves(`${path}.${key}`, entry, unmapped);
}

/** `[{name, value}]`, as Shopify keeps what a buyer typed. */
function pairs(path: string, list: Json | undefined, unmapped: UnmappedList): void {
  for (const pair of objects(list)) {
    if (typeof pair.name === "string" && typeof pair.value === "string") unmapped.add(`${path}.${pair.name}`, pair.value);
    else leaves(path, pair, unmapped);
  }
}

function objects(list: Json | undefined): JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

function words(object: JsonObject, names: readonly string[]): string {
  return names.map((name) => object[name]).filter((value) => typeof value === "string" && value !== "").join(" ");
}
