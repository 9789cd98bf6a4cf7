import { z } from "zod";
import { readEpoch } from "../epoch.ts";
import { absent, id, list, optionalText } from "../fields.ts";
import { floatMoney, optionalFloatMoney } from "../float-money.ts";

// What is read of Lazada's order, of its items (one row per unit) and of reverse orders. Money is text in the documentation
// and a number in answers that were seen: both come here as text. Everything else is listed by unmapped-order.ts.

const optionalId = z.preprocess(blankIsNull, id.nullish().transform(absent));

function blankIsNull(value: unknown): unknown {
  return typeof value === "string" && /^(null|0)?$/i.test(value.trim()) ? null : value;
}

/**
 * A time as Lazada writes it: "2014-10-15 18:36:05 +0800", the same without zone (local time of the site, UTC+8), ISO 8601,
 * or milliseconds since 1970. Kept in UTC.
 */
export function readTime(text: string): string | null {
  const digits = readEpoch(text.trim());
  if (digits !== null) return digits;
  const found = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(text.trim());
  if (!found) return null;
  const zone = found[3] ?? "+08:00";
  const moment = Date.parse(`${found[1]}T${found[2]}${zone === "Z" || zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`}`);
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}

const message = "must be a time such as 2026-03-31 18:36:05 +0800";
const time = z.string().refine((text) => readTime(text) !== null, message).transform((text) => readTime(text) ?? "");
const optionalTime = z.preprocess(blankIsNull, time.nullish().transform(absent));

const address = z
  .object({
    first_name: optionalText, last_name: optionalText, phone: optionalText, address1: optionalText, address2: optionalText, address3: optionalText,
    address4: optionalText, address5: optionalText, city: optionalText, post_code: optionalText, country: optionalText,
  })
  .nullish()
  .transform(absent);
export type Address = NonNullable<z.output<typeof address>>;

export const lazadaOrder = z.object({
  order_id: id,
  order_number: optionalText,
  /** The goods, without vouchers and shipping. */
  price: floatMoney,
  voucher_seller: optionalFloatMoney,
  /** What the buyer pays for it. */
  shipping_fee: optionalFloatMoney,
  payment_method: optionalText,
  created_at: time,
  updated_at: optionalTime,
  address_billing: address,
  address_shipping: address,
  remarks: optionalText,
});
export type LazadaOrder = z.output<typeof lazadaOrder>;

/** One unit of one item. */
const unit = z.object({
  order_item_id: id,
  order_id: optionalId,
  name: optionalText,
  variation: optionalText,
  sku: z.string().nullish().transform(absent),
  shop_sku: optionalText,
  status: z.string().trim().toLowerCase(),
  item_price: floatMoney,
  paid_price: optionalFloatMoney,
  tax_amount: optionalFloatMoney,
  voucher_seller: optionalFloatMoney,
  voucher_platform: optionalFloatMoney,
  shipping_amount: optionalFloatMoney,
  currency: z.string().trim().toUpperCase(),
  reason: optionalText,
  cancel_return_initiator: optionalText,
  reverse_order_id: optionalId,
  payment_time: optionalTime,
  updated_at: optionalTime,
});
export type Unit = z.output<typeof unit>;
export const lazadaUnits = list(unit);

const reverseLine = z.object({
  reverse_order_line_id: optionalId,
  trade_order_line_id: id,
  reverse_status: z.string().trim().toUpperCase(),
  refund_amount: optionalFloatMoney,
  reason_text: optionalText,
  seller_sku_id: optionalText,
  return_order_line_gmt_create: optionalTime,
  return_order_line_gmt_modified: optionalTime,
});
export type ReverseLine = z.output<typeof reverseLine>;

export const lazadaReverse = z.object({
  reverse_order_id: id,
  trade_order_id: id,
  request_type: z.string().trim().toUpperCase(),
  reverse_order_lines: list(reverseLine),
});
export type Reverse = z.output<typeof lazadaReverse>;
