import { z } from "zod";
import { documentHead, inCurrency, optionalText, text } from "./core.ts";
import { instant } from "./dates.ts";
import { documentLine } from "./document-line.ts";
import { eInvoiceIssues } from "./e-invoice-issues.ts";
import { amount, quantity } from "./money-schema.ts";
import { party } from "./party.ts";

const deliveryNote = z.object({
  id: text(100).min(1),
  at: instant.nullable().default(null),
  lines: z.array(z.object({ lineId: text(100).min(1), quantity })).max(5000),
});

const refund = z.object({
  id: text(100).min(1),
  at: instant.nullable().default(null),
  /** Money given back, positive; "0.00" where goods came back without money. */
  amount,
  /** What of the order it is about; empty where it is money alone. `amount` is the line's share, tax as in the document. */
  lines: z.array(z.object({ lineId: text(100).min(1), quantity, amount })).max(5000).default([]),
  reason: optionalText(200),
});
export type Refund = z.infer<typeof refund>;

/** What every document with priced lines has. Amounts are decimal text in `currency`. */
export const tradeCore = documentHead.extend({
  ...inCurrency,
  taxInclusive: z.boolean().default(false),
  lines: z.array(documentLine).min(1).max(5000),
  /** Cash rounding to 5 sen and the like; may be negative. */
  rounding: amount.default("0.00"),
  /** All tax of the document, inside or on top. */
  tax: amount.default("0.00"),
  /** What is owed for it, as the source says it. */
  total: amount,
  /** Stock location of lines that name none; null for the source's or the book's own. */
  location: optionalText(20),
  /** Sales or purchase agent, as AutoCount spells the name. */
  agent: optionalText(50),
  /** Which the flow's triggers look at: whether the source says that it was paid, approved, picked, delivered in full, billed. */
  isPaid: z.boolean().default(false),
  isApproved: z.boolean().default(false),
  isPicked: z.boolean().default(false),
  isDelivered: z.boolean().default(false),
  isBilled: z.boolean().default(false),
});

/**
 * The canonical form of everything that is sold: sales order, delivery order, invoice. The line amounts (plus the line
 * taxes where tax is on top) plus `rounding` should give `total`, and a rule holds the document where they do not.
 */
export const salesDocument = tradeCore.extend({
  customer: party.prefault({}),
  deliveries: z.array(deliveryNote).max(1000).default([]),
  refunds: z.array(refund).max(1000).default([]),
  /** Refunds, by their ids at the source, without which this document was billed: nothing is credited for them any more. */
  billedWithout: z.array(text(100)).max(1000).default([]),
  /** What is left of the order's value after edits and refunds; null where the source does not say. */
  currentTotal: amount.nullable().default(null),
  /** Which part of its order this is, where an order is invoiced in parts (1 for the first). */
  part: z.number().int().min(1).nullable().default(null),
  /** What a person decided about a partial delivery; null while undecided. */
  deliveryDecision: z.enum(["invoice-delivered", "close-rest"]).nullable().default(null),
  /** Said by the source (its buyer asked for one) or a person; null where the company's settings decide. */
  eInvoice: z.enum(eInvoiceIssues).nullable().default(null),
  /** Of a credit note: why the goods or the money went back. */
  reason: optionalText(80),
  /** Of a credit note: whether the goods came back to stock. */
  goodsReturned: z.boolean().default(false),
});
export type SalesDocument = z.infer<typeof salesDocument>;
/** What a source may send: defaults left out. */
export type SalesDocumentInput = z.input<typeof salesDocument>;
