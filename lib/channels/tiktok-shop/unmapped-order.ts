import { Leftovers, names, objectsIn } from "../leftovers.ts";
import { isJsonObject, type JsonObject } from "../read-json.ts";
import type { UnmappedList } from "../unmapped.ts";

const orderRead = names(`id status create_time update_time paid_time rts_time cancel_reason cancellation_initiator is_cod
  exchange_source_order_id buyer_message buyer_email user_id recipient_address payment line_items`);
/** Logistics, deadlines, and what is the same in every order of a shop. */
const orderNoise = names(`cancel_time commerce_platform delivery_option_id delivery_option_name delivery_type delivery_option_required_delivery_time
  fulfillment_type has_updated_recipient_address is_on_hold_order order_type packages shipping_type warehouse_id rts_sla_time tts_sla_time
  collection_due_time cancel_order_sla_time shipping_due_time delivery_due_time delivery_sla_time request_cancel_time collection_time delivery_time
  shipping_provider shipping_provider_id tracking_number release_date fast_dispatch_sla_time need_upload_invoice split_or_combine_tag
  is_buyer_request_cancel buyer_avatar buyer_nickname cpf cpf_name`);
const paymentRead = names(`currency sub_total shipping_fee tax product_tax shipping_fee_tax total_amount seller_discount platform_discount
  original_total_product_price small_order_fee retail_delivery_fee buyer_service_fee handling_fee original_shipping_fee`);
const unitKnown = names(`id sku_id product_id product_name sku_name sku_image seller_sku currency original_price sale_price seller_discount
  platform_discount display_status package_id package_status item_tax rts_time tracking_number shipping_provider_id shipping_provider_name
  gift_retail_price sku_type cancel_user handling_duration_days is_dangerous_good needs_prescription`);

/** Lists what an order says and the document has no place for. */
export function listUnmapped(raw: JsonObject, unmapped: UnmappedList): void {
  const left = new Leftovers(unmapped);
  left.others(raw, names(orderRead, orderNoise));
  if (isJsonObject(raw.payment)) left.others(raw.payment, paymentRead, "payment");
  const taxTypes = new Set<string>();
  objectsIn(raw.line_items).forEach((unit, index) => {
    left.others(unit, unitKnown, `line_items[${index}]`);
    for (const { tax_type: type } of objectsIn(unit.item_tax)) if (typeof type === "string" && type !== "") taxTypes.add(type);
  });
  if (taxTypes.size > 0) unmapped.add("line_items.item_tax.tax_type", [...taxTypes].join(", "));
}
