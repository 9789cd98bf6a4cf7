import { z } from "zod";
import { decimal, toQuantity } from "#lib/canonical/money.ts";
import { decimalText } from "#lib/canonical/money-schema.ts";
import { absent, flag, id, list, money, optionalText } from "../fields.ts";

// What is read of an order. Everything else stays in the raw body and is listed by unmapped-order.ts. The `price` of a line
// is not read: it is a binary float (10.799999999999999), per unit and after discount; `subtotal` and `total` are exact.

const blankIsNull = (value: unknown): unknown => (typeof value === "string" && value.trim() === "" ? null : value);
/** Amounts are text with the shop's decimals; an empty one is none. */
export const optionalMoney = z.preprocess(blankIsNull, money.nullish().transform(absent));

/** A number that PHP has written from a float: more digits than it means, or an exponent. Kept to twelve places. */
const float = z
  .string()
  .trim()
  .regex(/^-?\d{1,15}(\.\d{1,30})?([eE][+-]?\d{1,2})?$/, "must be a number")
  .transform((value) => toQuantity(decimal(value)))
  .pipe(decimalText);

/** UTC; the fields that end in `_gmt` have no zone. Kept as ISO 8601 with Z, which compares as text. */
export const moment = z
  .string()
  .trim()
  .refine((value) => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z?$/.test(value) && !Number.isNaN(Date.parse(zoned(value))), { error: "must be a time in UTC" })
  .transform((value) => new Date(zoned(value)).toISOString());
export const optionalMoment = z.preprocess(blankIsNull, moment.nullish().transform(absent));

function zoned(value: string): string {
  return value.endsWith("Z") ? value : `${value}Z`;
}

const tax = z.object({ id: optionalText, total: optionalMoney });
const charge = { id: optionalText, total: money, total_tax: optionalMoney, taxes: list(tax) };

export const lineItem = z.object({
  ...charge,
  id,
  name: optionalText,
  sku: z.string().nullish().transform(absent),
  quantity: float,
  subtotal: optionalMoney,
});
export type LineItem = z.output<typeof lineItem>;

export const shippingLine = z.object({ ...charge, method_title: optionalText });
export const feeLine = z.object({ ...charge, name: optionalText });
/** What every kind of line has: an amount without tax, its tax, and the tax in its rates. */
export type Charge = Pick<LineItem, "total" | "total_tax" | "taxes">;

const taxLine = z.object({ rate_id: optionalText, rate_percent: z.preprocess(blankIsNull, float.nullish().transform(absent)), compound: flag });
export type TaxLine = z.output<typeof taxLine>;

const refund = z.object({ id: optionalText, total: optionalMoney, reason: optionalText });

/** `[{key, value}]`; a value may be of any type. */
export const metaData = list(z.object({ key: optionalText, value: z.unknown() }));

export const address = z
  .object({
    first_name: optionalText,
    last_name: optionalText,
    company: optionalText,
    address_1: optionalText,
    address_2: optionalText,
    city: optionalText,
    state: optionalText,
    postcode: optionalText,
    country: optionalText,
    email: optionalText,
    phone: optionalText,
  })
  .nullish()
  .transform(absent);
export type Address = NonNullable<z.output<typeof address>>;

const giftCard = z.object({ code: optionalText, amount: z.preprocess(blankIsNull, float.nullish().transform(absent)) });

export const wooCommerceOrder = z.object({
  id,
  number: optionalText,
  status: z.string().trim().toLowerCase().transform((value) => value.replace(/^wc-/, "")),
  currency: z.string().trim(),
  date_created_gmt: moment,
  date_modified_gmt: optionalMoment,
  date_paid_gmt: optionalMoment,
  date_completed_gmt: optionalMoment,
  total: money,
  total_tax: optionalMoney,
  shipping_total: optionalMoney,
  shipping_tax: optionalMoney,
  prices_include_tax: flag,
  customer_id: optionalText,
  customer_note: optionalText,
  billing: address,
  shipping: address,
  line_items: list(lineItem),
  shipping_lines: list(shippingLine),
  fee_lines: list(feeLine),
  tax_lines: list(taxLine),
  /** Null where the body says nothing of refunds, which is not the same as none. */
  refunds: z.array(refund).max(1000).nullish().transform(absent),
  /** Of the gift card plugins, which take them off the total without a line. */
  gift_cards: list(giftCard),
});
export type WooCommerceOrder = z.output<typeof wooCommerceOrder>;
