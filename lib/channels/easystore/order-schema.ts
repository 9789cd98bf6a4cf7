import { z } from "zod";
import { absent, flag, id, list, money, moment, optionalMoment, optionalMoney, optionalText, quantity } from "../fields.ts";

// The names of the fields are those of the one order/create message that could be found in public (2022, API 3.0), and of
// the developer pages where those name them. What is not here is not known, and is listed by unmapped-order.ts.

const optionalQuantity = quantity.nullish().transform(absent);

const lineItem = z.object({
  id,
  sku: z.string().nullish().transform(absent),
  product_name: optionalText,
  variant_name: optionalText,
  quantity,
  price: money,
  /** What was taken off this line; what of it came from the order as a whole is not known to be inside. */
  total_discount: optionalMoney,
  total_tax: optionalMoney,
  fulfilled_quantity: optionalQuantity,
});
export type LineItem = z.output<typeof lineItem>;

const shippingFee = z.object({ id: optionalText, name: optionalText, price: money });
export type ShippingFee = z.output<typeof shippingFee>;

const taxLine = z.object({ rate: optionalText, shipping_tax: optionalMoney });

const refund = z.object({ id: optionalText, amount: optionalMoney, note: optionalText, created_at: optionalMoment });

const address = z
  .object({
    first_name: optionalText,
    last_name: optionalText,
    company: optionalText,
    address1: optionalText,
    address2: optionalText,
    city: optionalText,
    sub_district: optionalText,
    district: optionalText,
    zip: optionalText,
    province: optionalText,
    country: optionalText,
    country_code: optionalText,
    phone: optionalText,
    email: optionalText,
  })
  .nullish()
  .transform(absent);
export type Address = NonNullable<z.output<typeof address>>;

const customer = z
  .object({ id: optionalText, first_name: optionalText, last_name: optionalText, email: optionalText, phone: optionalText })
  .nullish()
  .transform(absent);

/** One object or a list of them: both have been seen for what an order may have several of. */
const oneOrMany = <T extends z.ZodType>(entry: T) => z.preprocess((value) => (typeof value === "object" && value !== null && !Array.isArray(value) ? [value] : value), list(entry));

export const easyStoreOrder = z
  .object({
    id,
    order_number: optionalText,
    number: optionalText,
    created_at: moment,
    processed_at: optionalMoment,
    updated_at: optionalMoment,
    cancelled_at: optionalMoment,
    is_cancelled: flag,
    /** `currency` in messages, `currency_code` in answers of the API. */
    currency: optionalText,
    currency_code: optionalText,
    taxes_included: flag,
    financial_status: optionalText,
    fulfillment_status: optionalText,
    total_price: money,
    total_transaction_charge: optionalMoney,
    total_amount_include_transaction: optionalMoney,
    total_shipping: optionalMoney,
    total_tax: optionalMoney,
    total_refund_amount: optionalMoney,
    note: optionalText,
    customer,
    billing_address: address,
    shipping_address: address,
    line_items: list(lineItem),
    shipping_fees: oneOrMany(shippingFee),
    tax_lines: list(taxLine),
    refunds: list(refund),
  })
  .refine((order) => order.currency !== null || order.currency_code !== null, { error: "is missing", path: ["currency"] });
export type EasyStoreOrder = z.output<typeof easyStoreOrder>;
