import { z } from "zod";
import { documentDate } from "./dates.ts";
import { documentKind } from "./kind-schemas.ts";
import { decimalText } from "./money-schema.ts";

/** One line of text, outer blanks taken off. */
export const text = (max: number) => z.string().trim().max(max);
/** Text that may be missing. */
export const optionalText = (max: number) => text(max).nullable().default(null);

/**
 * Another document that this one is about: the invoice of a credit note, the order of a delivery, the invoices of a
 * payment. By the source's own id, the number that people know, or AutoCount's number; at least one of them.
 */
export const reference = z.object({
  /** Null where the source does not say what it is: an order may have become an order or an invoice here. */
  kind: documentKind.nullable().default(null),
  externalId: optionalText(100),
  number: optionalText(50),
  /** AutoCount's own document number. */
  docNo: optionalText(50),
  /** MyInvois' id of its e-invoice, 26 characters; "NA" where it had none. */
  eInvoiceId: optionalText(40),
});
export type Reference = z.infer<typeof reference>;

/** Content of the source that has no place in a document, listed so that nothing is dropped silently. */
export const unmapped = z.array(z.object({ path: text(200), value: text(500) })).max(500).default([]);

/** What every document has, of whatever kind. */
export const documentHead = z.object({
  /** The number people know it by: "#1001", "PO-88"; of a master its code or the source's name for it. */
  number: text(50).min(1),
  date: documentDate,
  /** The other side's own reference (their purchase order no.). */
  reference: optionalText(100),
  description: optionalText(500),
  note: optionalText(5000),
  references: z.array(reference).max(100).default([]),
  /** A test order: kept and shown, never posted. */
  isTest: z.boolean().default(false),
  isCancelled: z.boolean().default(false),
  cancelReason: optionalText(200),
  unmapped,
});

/**
 * ISO 4217 for "no currency": what a source does not say. No debtor is kept in it, so such a document is held and never
 * booked as ringgit; one that is about a sale takes the sale's.
 */
export const noCurrency = "XXX";

/** Currency of a document with amounts: ISO 4217, and units of the company's currency for one of it. */
export const inCurrency = {
  currency: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code such as MYR"),
  /** Null where it is the company's own currency or the rate is not known. */
  currencyRate: decimalText.nullable().default(null),
};
