import { z } from "zod";
import { absent, flag, id, list, optionalMoment, optionalMoney, optionalText, quantity } from "../fields.ts";

// What is read of an order. Everything else stays in the raw body and is listed by unmapped-order.ts.

const moneyOf = z.object({ amount: optionalMoney, currency_code: optionalText }).nullish().transform(absent);
export const moneySet = z.object({ shop_money: moneyOf, presentment_money: moneyOf }).nullish().transform(absent);
export type MoneySet = z.output<typeof moneySet>;

const taxLine = z.object({ title: optionalText, price: optionalMoney, price_set: moneySet, rate: optionalText, channel_liable: flag });
export type TaxLine = z.output<typeof taxLine>;

const allocation = z
  .object({ amount: optionalMoney, amount_set: moneySet })
  .refine((entry) => shopAmount(entry.amount, entry.amount_set) !== null, { error: "is missing", path: ["amount"] });

const duty = z.object({ id: optionalText, harmonized_system_code: optionalText, shop_money: moneyOf, tax_lines: list(taxLine) });

const priced = {
  price: optionalMoney,
  price_set: moneySet,
  discount_allocations: list(allocation),
  tax_lines: list(taxLine),
};
const hasPrice = { error: "is missing", path: ["price"] };

/** A line as a fulfilment may have it: old messages name its id and quantity and nothing else. */
export const fulfilledLine = z.object({
  ...priced,
  id,
  admin_graphql_api_id: optionalText,
  sku: z.string().nullish().transform(absent),
  name: optionalText,
  title: optionalText,
  variant_title: optionalText,
  quantity,
  current_quantity: quantity.nullish().transform(absent),
  total_discount: optionalMoney,
  total_discount_set: moneySet,
  gift_card: flag,
  tip_payment_gateway: optionalText,
  tip_payment_method: optionalText,
  fulfillment_status: optionalText,
  duties: list(duty),
});
export const lineItem = fulfilledLine.refine((line) => shopAmount(line.price, line.price_set) !== null, hasPrice);
export type LineItem = z.output<typeof lineItem>;

const shippingLine = z
  .object({
    ...priced,
    id: optionalText,
    title: optionalText,
    discounted_price: optionalMoney,
    discounted_price_set: moneySet,
    is_removed: flag,
  })
  .refine((line) => shopAmount(line.price, line.price_set) !== null, hasPrice);
export type ShippingLine = z.output<typeof shippingLine>;

const additionalFee = z.object({ id: optionalText, name: optionalText, price: optionalMoney, price_set: moneySet, tax_lines: list(taxLine) });

const fulfillment = z.object({
  id,
  admin_graphql_api_id: optionalText,
  status: optionalText,
  created_at: optionalMoment,
  line_items: list(z.object({ id, admin_graphql_api_id: optionalText, quantity })),
});

const refund = z.object({
  id,
  admin_graphql_api_id: optionalText,
  created_at: optionalMoment,
  processed_at: optionalMoment,
  note: optionalText,
  refund_line_items: list(
    z.object({
      line_item_id: optionalText,
      quantity,
      subtotal: optionalMoney,
      subtotal_set: moneySet,
      total_tax: optionalMoney,
      total_tax_set: moneySet,
      line_item: z.object({ admin_graphql_api_id: optionalText }).nullish().transform(absent),
    }),
  ),
  order_adjustments: list(z.object({ kind: optionalText, amount: optionalMoney, tax_amount: optionalMoney })),
  transactions: list(
    z.object({ kind: optionalText, status: optionalText, amount: optionalMoney, amount_set: moneySet, currency: optionalText }),
  ),
});
export type Refund = z.output<typeof refund>;

export const address = z
  .object({
    name: optionalText,
    first_name: optionalText,
    last_name: optionalText,
    company: optionalText,
    address1: optionalText,
    address2: optionalText,
    city: optionalText,
    zip: optionalText,
    province: optionalText,
    province_code: optionalText,
    country: optionalText,
    country_code: optionalText,
    phone: optionalText,
  })
  .nullish()
  .transform(absent);
export type Address = NonNullable<z.output<typeof address>>;

const customer = z
  .object({
    id: optionalText,
    admin_graphql_api_id: optionalText,
    first_name: optionalText,
    last_name: optionalText,
    email: optionalText,
    phone: optionalText,
    default_address: address,
  })
  .nullish()
  .transform(absent);

export const shopifyOrder = z
  .object({
    id,
    admin_graphql_api_id: optionalText,
    name: optionalText,
    order_number: optionalText,
    created_at: optionalMoment,
    processed_at: optionalMoment,
    updated_at: optionalMoment,
    cancelled_at: optionalMoment,
    cancel_reason: optionalText,
    currency: z.string().trim(),
    presentment_currency: optionalText,
    taxes_included: flag,
    duties_included: flag,
    financial_status: optionalText,
    fulfillment_status: optionalText,
    test: flag,
    note: optionalText,
    po_number: optionalText,
    email: optionalText,
    contact_email: optionalText,
    phone: optionalText,
    total_price: optionalMoney,
    total_price_set: moneySet,
    current_total_price: optionalMoney,
    current_total_price_set: moneySet,
    subtotal_price: optionalMoney,
    subtotal_price_set: moneySet,
    total_discounts: optionalMoney,
    total_discounts_set: moneySet,
    total_shipping_price_set: moneySet,
    total_tax: optionalMoney,
    total_tax_set: moneySet,
    total_tip_received: optionalMoney,
    total_tip_received_set: moneySet,
    total_duties: optionalMoney,
    original_total_duties_set: moneySet,
    original_total_additional_fees_set: moneySet,
    total_cash_rounding_payment_adjustment_set: moneySet,
    tax_lines: list(taxLine),
    line_items: list(lineItem),
    shipping_lines: list(shippingLine),
    additional_fees: list(additionalFee),
    /** Null where the body says nothing of fulfilments, which is not the same as none. */
    fulfillments: z.array(fulfillment).max(1000).nullish().transform(absent),
    refunds: list(refund),
    customer,
    billing_address: address,
    shipping_address: address,
  })
  .refine((order) => shopAmount(order.total_price, order.total_price_set) !== null, { error: "is missing", path: ["total_price"] })
  .refine((order) => order.processed_at !== null || order.created_at !== null, { error: "is missing", path: ["created_at"] });
export type ShopifyOrder = z.output<typeof shopifyOrder>;

/** An amount in the shop's currency: the plain field, else the set's `shop_money`; null where neither is there. */
export function shopAmount(plain: string | null, set: MoneySet): string | null {
  return plain ?? set?.shop_money?.amount ?? null;
}
