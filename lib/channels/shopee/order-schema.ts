import { z } from "zod";
import { epoch, optionalEpoch } from "../epoch.ts";
import { absent, flag, id, list, optionalText, quantity } from "../fields.ts";
import { floatMoney, optionalFloatMoney } from "../float-money.ts";

// What is read of Shopee's order detail and of the settlement (escrow). A field that is missing may only mean that it was
// not asked for. Everything else stays in the raw body and is listed by unmapped-order.ts.

const optionalId = id.nullish().transform(absent);
const optionalQuantity = quantity.nullish().transform(absent);
/** A SKU keeps its blanks: what is blank is none, and readSku says so. */
const sku = z.string().nullish().transform(absent);

const orderItem = z.object({
  item_id: id,
  item_name: optionalText,
  item_sku: sku,
  /** 0 where the item has no variations. */
  model_id: optionalId,
  model_name: optionalText,
  model_sku: sku,
  model_quantity_purchased: quantity,
  model_original_price: optionalFloatMoney,
  model_discounted_price: floatMoney,
  promotion_type: optionalText,
  line_item_id: optionalId,
  cancelled_qty: optionalQuantity,
  returned_qty: optionalQuantity,
});
export type OrderItem = z.output<typeof orderItem>;

const parcel = z.object({
  package_number: optionalText,
  logistics_status: optionalText,
  item_list: list(z.object({ item_id: optionalId, model_id: optionalId, model_quantity: optionalQuantity })),
});

const address = z
  .object({ name: optionalText, phone: optionalText, full_address: optionalText, zipcode: optionalText, region: optionalText })
  .nullish()
  .transform(absent);

export const shopeeOrder = z.object({
  order_sn: id,
  order_status: z.string().trim().toUpperCase(),
  currency: z.string().trim().toUpperCase(),
  cod: flag,
  create_time: epoch,
  update_time: optionalEpoch,
  pay_time: optionalEpoch,
  pickup_done_time: optionalEpoch,
  buyer_user_id: optionalId,
  recipient_address: address,
  /** What the buyer pays; told only after payment. */
  total_amount: optionalFloatMoney,
  estimated_shipping_fee: optionalFloatMoney,
  actual_shipping_fee: optionalFloatMoney,
  item_list: list(orderItem),
  package_list: list(parcel),
  cancel_by: optionalText,
  cancel_reason: optionalText,
  buyer_cancel_reason: optionalText,
  message_to_seller: optionalText,
});
export type ShopeeOrder = z.output<typeof shopeeOrder>;

const escrowItem = z.object({
  item_id: id,
  model_id: optionalId,
  /** Of the whole line, not of one unit. */
  original_price: optionalFloatMoney,
  seller_discount: optionalFloatMoney,
  discount_from_voucher_seller: optionalFloatMoney,
  quantity_purchased: optionalQuantity,
});
export type EscrowItem = z.output<typeof escrowItem>;

export const shopeeEscrow = z.object({
  order_income: z.object({
    order_original_price: optionalFloatMoney,
    original_price: optionalFloatMoney,
    seller_discount: optionalFloatMoney,
    order_seller_discount: optionalFloatMoney,
    voucher_from_seller: optionalFloatMoney,
    buyer_paid_shipping_fee: optionalFloatMoney,
    items: list(escrowItem),
  }),
});
export type Escrow = z.output<typeof shopeeEscrow>["order_income"];

const returnItem = z.object({
  item_id: id,
  model_id: optionalId,
  name: optionalText,
  item_sku: sku,
  variation_sku: sku,
  /** A quantity, whatever its name says. */
  amount: quantity,
  item_price: optionalFloatMoney,
  refund_amount: optionalFloatMoney,
});
export type ReturnItem = z.output<typeof returnItem>;

export const shopeeReturn = z.object({
  return_sn: id,
  order_sn: id,
  status: z.string().trim().toUpperCase(),
  currency: z.string().trim().toUpperCase(),
  create_time: optionalEpoch,
  update_time: optionalEpoch,
  refund_amount: floatMoney,
  reason: optionalText,
  text_reason: optionalText,
  needs_logistics: flag,
  logistics_status: optionalText,
  reverse_logistic_status: optionalText,
  item: list(returnItem),
});
export type ShopeeReturn = z.output<typeof shopeeReturn>;

/** An item with its variation; a line of an order, a parcel, a settlement and a return are matched by it. */
export function itemKey({ item_id, model_id }: { item_id: string | null; model_id: string | null }): string {
  return `${item_id ?? ""}-${model_id ?? "0"}`;
}
