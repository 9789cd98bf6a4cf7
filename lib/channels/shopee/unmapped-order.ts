import { Leftovers, names, objectsIn } from "../leftovers.ts";
import { isJsonObject, type Json } from "../read-json.ts";
import type { UnmappedList } from "../unmapped.ts";
import type { OrderParts } from "./read-order.ts";

/** Fields that the document holds, or that are listed in words of their own elsewhere. */
const orderRead = names(`order_sn order_status currency create_time update_time pay_time pickup_done_time cancel_by
  cancel_reason buyer_cancel_reason message_to_seller item_list package_list recipient_address buyer_user_id`);
/** Logistics, deadlines, pictures, and what is the same in every order of a shop. */
const orderNoise = names(`days_to_ship ship_by_date fulfillment_flag goods_to_declare split_up shipping_carrier checkout_shipping_carrier
  note_update_time region actual_shipping_fee_confirmed dropshipper_phone return_request_due_date`);
const itemKnown = names(`item_id item_name model_id model_name model_quantity_purchased model_original_price model_discounted_price item_sku
  model_sku image_info weight promotion_id promotion_group_id order_item_id line_item_id add_on_deal_id wholesale main_item add_on_deal
  product_location_id is_prescription_item is_b2c_owned_item promotion_type cancelled_qty returned_qty active_qty`);
const addressRead = names("name phone full_address zipcode region");

/** What the totals of the document are made of. */
const incomeRead = names("items order_original_price seller_discount order_seller_discount voucher_from_seller buyer_paid_shipping_fee");
const escrowItemKnown = names(`item_id item_name item_sku model_id model_name model_sku original_price seller_discount
  discount_from_voucher_seller quantity_purchased activity_id activity_type is_main_item is_b2c_shop_item promotion_list`);

/** Whose money it is, in words, where a bookkeeper would take it for something else. */
const meanings: Readonly<globalThis.Record<string, string>> = {
  voucher_from_shopee: "Shopee's own voucher: Shopee pays it to the seller, it is no discount of the seller's.",
  coins: "paid with Shopee's coins: Shopee pays it to the seller.",
  shopee_discount: "Shopee's own discount: Shopee pays it to the seller.",
  sales_tax_on_lvg: "tax on low-value goods: Shopee's to declare, not the seller's.",
  buyer_total_amount: "what the buyer paid, which is not what the seller sold for.",
  escrow_amount: "the payout as far as it is known; it may change until the order is completed.",
  escrow_amount_after_adjustment: "the payout after adjustments.",
};

/** Lists what an order, its settlement and its returns say and the document has no place for: fees of the payout first of all. */
export function listUnmapped({ order, escrow, returns }: Pick<OrderParts, "order" | "escrow" | "returns">, isSettled: boolean, unmapped: UnmappedList): void {
  const left = new Leftovers(unmapped);
  left.others(order, isSettled ? names(orderRead, orderNoise) : names(orderRead, orderNoise, "total_amount estimated_shipping_fee"));
  objectsIn(order.item_list).forEach((item, index) => left.others(item, itemKnown, `item_list[${index}]`));
  if (isJsonObject(order.recipient_address)) left.others(order.recipient_address, addressRead, "recipient_address");
  objectsIn(order.package_list).forEach((parcel, index) => {
    if (typeof parcel.package_number === "string" && objectsIn(order.package_list).length > 1) unmapped.add(`package_list[${index}]`, parcel.package_number);
  });
  if (escrow) listEscrow(escrow.order_income, left, unmapped);
  returns.forEach((one, index) => {
    for (const field of ["amount_before_discount", "seller_compensation", "return_refund_type"]) if (one[field] !== undefined) left.leaves(`returns[${index}].${field}`, one[field]);
  });
}

function listEscrow(income: Json | undefined, left: Leftovers, unmapped: UnmappedList): void {
  if (!isJsonObject(income)) return;
  for (const [field, value] of Object.entries(income)) {
    if (incomeRead.has(field)) continue;
    const meaning = meanings[field];
    if (meaning === undefined || typeof value !== "string" || /^-?0(\.0+)?$/.test(value)) left.leaves(`escrow.${field}`, value);
    else unmapped.add(`escrow.${field}`, `${value}: ${meaning}`);
  }
  objectsIn(income.items).forEach((item, index) => left.others(item, escrowItemKnown, `escrow.items[${index}]`));
}
