import { z } from "zod";
import { epoch, optionalEpoch } from "../epoch.ts";
import { absent, flag, id, list, optionalText } from "../fields.ts";
import { floatMoney, optionalFloatMoney } from "../float-money.ts";

// What is read of TikTok Shop's orders (202309) and returns (202309). Money is text with its trailing zeros cut off.
// Everything else stays in the raw body and is listed by unmapped-order.ts.

const optionalId = z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : value), id.nullish().transform(absent));
const sku = z.string().nullish().transform(absent);

const itemTax = z.object({ tax_type: optionalText, tax_amount: optionalFloatMoney, tax_rate: optionalText });

/** One unit of one item. */
const unit = z.object({
  id,
  sku_id: optionalId,
  product_name: optionalText,
  sku_name: optionalText,
  seller_sku: sku,
  original_price: floatMoney,
  sale_price: optionalFloatMoney,
  seller_discount: optionalFloatMoney,
  platform_discount: optionalFloatMoney,
  is_gift: flag,
  display_status: optionalText,
  package_status: optionalText,
  item_tax: list(itemTax),
});
export type Unit = z.output<typeof unit>;

const payment = z.object({
  currency: z.string().trim().toUpperCase(),
  original_total_product_price: optionalFloatMoney,
  seller_discount: optionalFloatMoney,
  platform_discount: optionalFloatMoney,
  sub_total: optionalFloatMoney,
  shipping_fee: optionalFloatMoney,
  tax: optionalFloatMoney,
  product_tax: optionalFloatMoney,
  shipping_fee_tax: optionalFloatMoney,
  small_order_fee: optionalFloatMoney,
  retail_delivery_fee: optionalFloatMoney,
  buyer_service_fee: optionalFloatMoney,
  handling_fee: optionalFloatMoney,
  total_amount: floatMoney,
});
export type Payment = z.output<typeof payment>;

const address = z
  .object({ name: optionalText, phone_number: optionalText, full_address: optionalText, postal_code: optionalText, region_code: optionalText })
  .nullish()
  .transform(absent);

export const tiktokOrder = z.object({
  id,
  status: z.string().trim().toUpperCase(),
  create_time: epoch,
  update_time: optionalEpoch,
  paid_time: optionalEpoch,
  rts_time: optionalEpoch,
  cancel_reason: optionalText,
  cancellation_initiator: optionalText,
  is_cod: flag,
  is_sample_order: flag,
  is_replacement_order: flag,
  is_exchange_order: flag,
  exchange_source_order_id: optionalId,
  buyer_message: optionalText,
  buyer_email: optionalText,
  user_id: optionalId,
  recipient_address: address,
  payment,
  line_items: list(unit),
});
export type TikTokOrder = z.output<typeof tiktokOrder>;

const returnUnit = z.object({
  order_line_item_id: optionalId,
  return_line_item_id: optionalId,
  sku_id: optionalId,
  seller_sku: sku,
  product_name: optionalText,
  sku_name: optionalText,
  refund_amount: z.object({ refund_total: optionalFloatMoney, refund_subtotal: optionalFloatMoney }).nullish().transform(absent),
});
export type ReturnUnit = z.output<typeof returnUnit>;

export const tiktokReturn = z.object({
  return_id: id,
  order_id: id,
  return_type: optionalText,
  return_status: z.string().trim().toUpperCase(),
  create_time: optionalEpoch,
  update_time: optionalEpoch,
  return_reason: optionalText,
  return_reason_text: optionalText,
  next_return_id: optionalId,
  pre_return_id: optionalId,
  refund_amount: z
    .object({
      currency: z.string().trim().toUpperCase(), refund_total: optionalFloatMoney, refund_subtotal: optionalFloatMoney,
      refund_shipping_fee: optionalFloatMoney, refund_tax: optionalFloatMoney,
    })
    .nullish()
    .transform(absent),
  return_line_items: list(returnUnit),
});
export type TikTokReturn = z.output<typeof tiktokReturn>;
