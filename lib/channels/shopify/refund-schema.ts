import { z } from "zod";
import { absent, id, list, optionalMoment, optionalMoney, optionalText, quantity } from "../fields.ts";
import { lineItem, moneySet } from "./order-schema.ts";

// A refund as a message of its own. Inside an order the same refund is read by order-schema.ts, where the order has the lines.

const shippingBack = z.object({
  id: optionalText,
  subtotal_amount_set: moneySet,
  tax_amount_set: moneySet,
  shipping_line: z.object({ id: optionalText, title: optionalText }).nullish().transform(absent),
});

export const shopifyRefund = z.object({
  id,
  admin_graphql_api_id: optionalText,
  order_id: id,
  created_at: optionalMoment,
  processed_at: optionalMoment,
  note: optionalText,
  restock: z.boolean().nullish().transform(absent),
  refund_line_items: list(
    z.object({
      line_item_id: id,
      quantity,
      restock_type: optionalText,
      subtotal: optionalMoney,
      subtotal_set: moneySet,
      total_tax: optionalMoney,
      total_tax_set: moneySet,
      line_item: lineItem.nullish().transform(absent),
    }),
  ),
  refund_shipping_lines: list(shippingBack),
  order_adjustments: list(z.object({ id: optionalText, kind: optionalText, amount: optionalMoney, amount_set: moneySet, tax_amount: optionalMoney, tax_amount_set: moneySet })),
  transactions: list(
    z.object({ kind: optionalText, status: optionalText, amount: optionalMoney, amount_set: moneySet, currency: optionalText, gateway: optionalText }),
  ),
});
export type ShopifyRefund = z.output<typeof shopifyRefund>;
