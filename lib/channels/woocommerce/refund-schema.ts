import { z } from "zod";
import { absent, flag, id, list, optionalText } from "../fields.ts";
import { lineItem, metaData, moment, optionalMoney, shippingLine, feeLine } from "./order-schema.ts";

// A refund as a resource of its own. Inside an order it is only an id and a negative total.

export const wooCommerceRefund = z.object({
  id,
  parent_id: optionalText,
  date_created_gmt: moment,
  /** Positive here, negative in the order's list. */
  amount: optionalMoney,
  total: optionalMoney,
  currency: optionalText,
  reason: optionalText,
  refunded_payment: flag,
  line_items: list(lineItem.extend({ meta_data: metaData })),
  shipping_lines: list(shippingLine.extend({ meta_data: metaData })),
  fee_lines: list(feeLine.extend({ meta_data: metaData })),
  _links: z.object({ up: list(z.object({ href: optionalText })) }).nullish().transform(absent),
});
export type WooCommerceRefund = z.output<typeof wooCommerceRefund>;
export type RefundedLine = WooCommerceRefund["line_items"][number];
