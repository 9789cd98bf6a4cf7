import { decimal, sum } from "#lib/canonical/money.ts";
import { Leftovers, names, objectsIn } from "../leftovers.ts";
import { isJsonObject, type JsonObject } from "../read-json.ts";
import { listIfOther } from "../stated.ts";
import type { UnmappedList } from "../unmapped.ts";
import type { LineInput } from "./order-lines.ts";
import type { EasyStoreOrder } from "./order-schema.ts";

/** Fields that the document holds, or whose parts are listed below. */
const orderRead = names(`
  id order_number number created_at processed_at updated_at cancelled_at currency currency_code taxes_included
  total_price total_amount_include_transaction total_transaction_charge total_shipping total_tax total_refund_amount
  total_line_items_price subtotal_price amount_due note customer billing_address shipping_address line_items
  shipping_fees`);

/** Traces of the browser and keys. */
const orderNoise = names("token cart_token browser_ip closed_at");

const lineKnown = names(`
  id order_id product_id product_name product_handle product_exist variant_name sku quantity price price_after_discount
  subtotal subtotal_after_discount total_discount total_tax fulfilled_quantity fulfilled_quantity_sub unfulfill_quantity
  unfulfill_quantity_sub compare_at_price grams width height length taxable shipping_required image created_at`);

const shippingKnown = names("id order_id name price original_shipping_fee shipping_id created_at");

/** The parts of the buyer that are worth a look beside name and address. */
export const customerKnown = names(`
  id store_id user_id email first_name last_name phone birthdate gender country_code accepts_marketing avatar_url locale
  total_credit total_spent first_paid_order_id last_order_id last_order last_order_at total_order is_verified is_deleted
  deleted_at updated_at created_at deletion_job_id source wholesale_enabled pricelist_id`);

/**
 * Lists what an order says and the document has no place for: discounts, points, transactions, refunds, tax lines, the
 * sales channel (`source_name`) and every field that nobody has described.
 */
export function listUnmapped(raw: JsonObject, order: EasyStoreOrder, lines: readonly LineInput[], unmapped: UnmappedList): void {
  listContradictions(raw, order, lines, unmapped);
  const left = new Leftovers(unmapped);
  left.others(raw, names(orderRead, orderNoise));
  objectsIn(raw.line_items).forEach((line, index) => left.others(line, lineKnown, `line_items[${index}]`));
  const fees = isJsonObject(raw.shipping_fees) ? [raw.shipping_fees] : objectsIn(raw.shipping_fees);
  fees.forEach((fee, index) => left.others(fee, shippingKnown, `shipping_fees[${index}]`));
  if (isJsonObject(raw.customer)) left.others(raw.customer, customerKnown, "customer");
}

/** Sums that an order states beside its lines. */
function listContradictions(raw: JsonObject, order: EasyStoreOrder, lines: readonly LineInput[], unmapped: UnmappedList): void {
  const goods = lines.filter((line) => line.kind === "item");
  const gross = (line: LineInput) => decimal(line.unitPrice).times(line.quantity);
  listIfOther("total_line_items_price", raw.total_line_items_price, goods.reduce((total, line) => total.plus(gross(line)), decimal("0")), unmapped);
  listIfOther("subtotal_price", raw.subtotal_price, sum(goods.map((line) => line.amount)), unmapped);
  const { total_amount_include_transaction: owed, total_transaction_charge: charge } = order;
  if (owed !== null) listIfOther("total_price", order.total_price, decimal(owed).minus(charge ?? "0"), unmapped);
  objectsIn(raw.line_items).forEach((sent, index) => {
    const line = goods[index];
    if (line === undefined) return;
    listIfOther(`line_items[${index}].subtotal`, sent.subtotal, gross(line), unmapped, "0.01");
    listIfOther(`line_items[${index}].subtotal_after_discount`, sent.subtotal_after_discount, line.amount, unmapped, "0.01");
    listIfOther(`line_items[${index}].unfulfill_quantity`, sent.unfulfill_quantity, decimal(line.quantity).minus(line.delivered ?? "0"), unmapped);
  });
}
