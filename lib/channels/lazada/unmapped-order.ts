import { type Leftovers, names, objectsIn } from "../leftovers.ts";
import type { Json, JsonObject } from "../read-json.ts";
import type { UnmappedList } from "../unmapped.ts";

const orderRead = names(`order_id order_number price voucher_seller shipping_fee payment_method created_at updated_at address_billing
  address_shipping remarks statuses items_count customer_first_name customer_last_name voucher_platform shipping_fee_original address_updated_at`);
const unitRead = names(`order_item_id order_id name variation sku shop_sku status item_price paid_price tax_amount voucher_seller voucher_platform
  currency reason payment_time updated_at created_at cancel_return_initiator reverse_order_id shipping_amount voucher_amount`);
/** Logistics, links, and what another table of Lazada's holds. */
const unitNoise = names(`sku_id shop_id product_id product_main_image product_detail_url shipping_type shipping_provider_type shipment_provider
  delivery_option_sof warehouse_code tracking_code tracking_code_pre order_type order_flag fulfillment_sla promised_shipping_time sla_time_stamp
  package_id mp3_order semi_managed is_fbl is_digital is_reroute stage_pay_status need_cancel_confirm cancel_trigger_time return_status
  schedule_delivery_start_timeslot schedule_delivery_end_timeslot priority_fulfillment_tag buyer_id shipping_fee_original extra_attributes
  shipping_service_cost supply_price supply_price_currency biz_group pick_up_store_info purchase_order_id purchase_order_number invoice_number
  voucher_code voucher_code_seller voucher_code_platform digital_delivery_info show_gift_wrapping_tag show_personalization_tag`);

/** Lists what an order and its rows say and the document has no place for; a field of many rows once for each text. */
export function listUnmapped(order: JsonObject, units: Json, left: Leftovers, unmapped: UnmappedList): void {
  left.others(order, orderRead);
  if (hasAmount(order.voucher_platform)) unmapped.add("voucher_platform", `${String(order.voucher_platform)}: Lazada's own voucher: Lazada pays it to the seller, it is no discount of the seller's.`);
  const said = new Map<string, Set<string>>();
  for (const unit of objectsIn(units)) {
    for (const [field, value] of Object.entries(unit)) {
      if (unitRead.has(field) || unitNoise.has(field) || typeof value !== "string" || /^(null|null-null|-?0(\.0+)?|false)?$/i.test(value.trim())) continue;
      said.set(field, (said.get(field) ?? new Set()).add(value));
    }
  }
  for (const [field, values] of said) unmapped.add(`items.${field}`, [...values].join(", "));
}

function hasAmount(value: Json | undefined): boolean {
  return typeof value === "string" && value.trim() !== "" && !/^-?0(\.0+)?$/.test(value);
}
