import { z } from "zod";
import { optionalText, text } from "./core.ts";
import { lineKinds } from "./line-kinds.ts";
import { amount, decimalText, quantity } from "./money-schema.ts";

/** What a line needs to name its item. */
export const itemLine = z.object({
  /** The source's own id of the line, stable over its messages. */
  id: text(100).min(1),
  /** As the source writes it; null where it has none. An empty or blank SKU is none: never match on it. */
  sku: optionalText(100),
  /** The item in AutoCount, once known. Filled by an alias, an exact code, a barcode or a person. */
  itemCode: optionalText(30),
  description: text(500).default(""),
  quantity,
  uom: optionalText(20),
});

/** A priced line of a sale or a purchase, in the document's currency. */
export const documentLine = itemLine.extend({
  kind: z.enum(lineKinds).default("item"),
  /** Price of one unit before discount, tax inside where the document is `taxInclusive`. */
  unitPrice: amount,
  /** Everything taken off this line, order-level discounts included, as a positive amount. */
  discount: amount.default("0.00"),
  /** The line's share of the total: quantity x unit price - discount; tax inside where `taxInclusive`. */
  amount,
  /** Tax of this line, on top of `amount` or inside it. */
  tax: amount.default("0.00"),
  /** Percent, "8" or "10"; null where the line is not taxed. */
  taxRate: decimalText.nullable().default(null),
  /** AutoCount's tax code, once known. */
  taxCode: optionalText(20),
  /** MyInvois classification of three digits ("022"), and unit code ("H87" piece; not AutoCount's unit). */
  classification: optionalText(5),
  unitCode: optionalText(3),
  /** Stock location; null for the document's own. */
  location: optionalText(20),
  /** How much of `quantity` has left the warehouse; null where the source says nothing of deliveries. */
  delivered: quantity.nullable().default(null),
  /** How much of `quantity` the source has since taken back (edit, cancel, refund). */
  removed: quantity.default("0"),
});
export type DocumentLine = z.infer<typeof documentLine>;

/** A line of a stock document: no price, and for an adjustment a quantity with a sign (minus takes out of stock). */
export const stockLine = itemLine.extend({
  /** Cost of one unit in the company's currency; null lets AutoCount take its own. */
  unitCost: amount.nullable().default(null),
  /** Where the stock is adjusted; null for the document's own location. A transfer has its two on the document. */
  location: optionalText(20),
});
export type StockLine = z.infer<typeof stockLine>;
