import { z } from "zod";
import { documentDate, instant } from "./dates.ts";
import { amount, decimalText, quantity } from "./money.ts";

/**
 * What a line stands for. `item` is goods with a SKU; the others are charges that AutoCount books to an account of its
 * own. A `gift_card` line sells a liability, not revenue (channels/shopify.md).
 */
export const lineKinds = ["item", "shipping", "fee", "tip", "duty", "gift_card"] as const;
export type LineKind = (typeof lineKinds)[number];

const text = (max: number) => z.string().trim().max(max);

export const documentLine = z.object({
  /** The source's own id of the line, stable over its messages. */
  id: text(100).min(1),
  kind: z.enum(lineKinds).default("item"),
  /** As the source writes it; null where it has none. An empty or blank SKU is none: never match on it. */
  sku: text(100).nullable().default(null),
  /** The item in AutoCount, once known. Filled by an alias, an exact code, a barcode or a person. */
  itemCode: text(30).nullable().default(null),
  description: text(500).default(""),
  quantity,
  uom: text(20).nullable().default(null),
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
  taxCode: text(20).nullable().default(null),
  /** How much of `quantity` has left the warehouse; null where the source says nothing of deliveries. */
  delivered: quantity.nullable().default(null),
  /** How much of `quantity` the source has since taken back (edit, cancel, refund). */
  removed: quantity.default("0"),
});
export type DocumentLine = z.infer<typeof documentLine>;

export const party = z.object({
  /** The debtor in AutoCount, once known. */
  code: text(12).nullable().default(null),
  /** The source's own id of the buyer; null for a walk-in sale. */
  sourceId: text(100).nullable().default(null),
  name: text(200).default(""),
  email: text(255).nullable().default(null),
  phone: text(50).nullable().default(null),
  registerNo: text(50).nullable().default(null),
  tin: text(30).nullable().default(null),
  address: text(500).nullable().default(null),
  postcode: text(20).nullable().default(null),
  country: text(3).nullable().default(null),
});
export type Party = z.infer<typeof party>;

export const deliveryNote = z.object({
  id: text(100).min(1),
  at: instant.nullable().default(null),
  lines: z.array(z.object({ lineId: text(100).min(1), quantity })).max(5000),
});

export const refund = z.object({
  id: text(100).min(1),
  at: instant.nullable().default(null),
  /** Money given back, positive; "0.00" where goods came back without money. */
  amount,
});

/**
 * The canonical form of a sales order and of an invoice. Amounts are decimal text in `currency`; the line amounts (plus
 * the line taxes where tax is on top) plus `rounding` should give `total`, and a rule holds the document where they do not.
 */
const salesDocument = z.object({
  /** The number people know it by: "#1001". */
  number: text(50).min(1),
  date: documentDate,
  currency: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code such as MYR"),
  /** Units of the company's currency for one of `currency`; null where it is the company's own or not known. */
  currencyRate: decimalText.nullable().default(null),
  taxInclusive: z.boolean().default(false),
  customer: party.prefault({}),
  lines: z.array(documentLine).min(1).max(5000),
  /** Cash rounding to 5 sen and the like; may be negative. */
  rounding: amount.default("0.00"),
  /** All tax of the document, inside or on top. */
  tax: amount.default("0.00"),
  /** What the buyer owes, as the source says it. */
  total: amount,
  reference: text(100).nullable().default(null),
  description: text(500).nullable().default(null),
  note: text(5000).nullable().default(null),
  deliveries: z.array(deliveryNote).max(1000).default([]),
  refunds: z.array(refund).max(1000).default([]),
  /** Whether the source says that it was paid, delivered in full, or cancelled: what the flow's trigger looks at. */
  isPaid: z.boolean().default(false),
  isDelivered: z.boolean().default(false),
  isCancelled: z.boolean().default(false),
  cancelReason: text(200).nullable().default(null),
  /** What is left of the order's value after edits and refunds; null where the source does not say. */
  currentTotal: amount.nullable().default(null),
  /** A test order: kept and shown, never posted. */
  isTest: z.boolean().default(false),
  /** Which part of its order this is, where an order is invoiced in parts (1 for the first). */
  part: z.number().int().min(1).nullable().default(null),
  /** What a person decided about a partial delivery; null while undecided. */
  deliveryDecision: z.enum(["invoice-delivered", "close-rest"]).nullable().default(null),
  /** Content of the source that has no place in this document, listed so that nothing is dropped silently. */
  unmapped: z.array(z.object({ path: text(200), value: text(500) })).max(500).default([]),
});

export const invoice = salesDocument;
export const salesOrder = salesDocument;

export type SalesDocument = z.infer<typeof salesDocument>;
/** What a source may send: defaults left out. */
export type SalesDocumentInput = z.input<typeof salesDocument>;

export const documentSchemas = { invoice, sales_order: salesOrder } as const;
