import { z } from "zod";
import { decimalText } from "#lib/canonical/money-schema.ts";
import { documentLink } from "./document-link.ts";

const account = z.string().trim().min(1, "is needed").max(12, "has at most 12 characters");
const reference = z.string().trim().min(1, "is needed");
const currency = z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code such as MYR");
const places = z.int().min(0).max(12);

/**
 * What an account book calls the things that every document needs. AutoCount Cloud cannot list terms, tax codes or
 * currencies (cloud-api 5), so a person gives them once, spelled exactly as in the book: `C.O.D.` is not `COD`.
 * The defaults are those of a new Malaysian book.
 */
export const bookSettings = z.object({
  creditTerm: reference.default("C.O.D."),
  salesLocation: reference.default("HQ"),
  purchaseLocation: reference.default("HQ"),
  /** Where stock is adjusted, where neither line nor document says. */
  stockLocation: reference.default("HQ"),
  salesAgent: reference.nullable().default(null),
  homeCurrency: currency.default("MYR"),
  /** Currencies beside the home currency that the book is set up for. */
  foreignCurrencies: z.array(currency).default([]),
  /** What our document numbers start with. Must not be the prefix of one of the book's own number formats. */
  docNoPrefix: z.string().regex(/^[A-Z0-9-]{1,20}$/, "must be upper-case letters, digits and hyphens").default("HP-IV-"),
  /** Orders are posted as quotations: the Cloud has no sales order (cloud-api 13). Otherwise an order waits for its invoice. */
  ordersAsQuotations: z.boolean().default(false),
  /** Where people see a document of the book in a browser; see `document-link.ts`. */
  documentLink: documentLink.nullable().default(null),
  /** Whether a new debtor's tax identity is made first and the debtor linked to it (cloud-api 22). Existing debtors are never changed. */
  taxEntities: z.enum(["off", "with-new-debtors"]).default("off"),
  debtorControlAccount: account.default("300-0000"),
  creditorControlAccount: account.default("400-0000"),
  /** The term of a purchase whose creditor's own is not known. */
  creditorTerm: reference.default("Net 30 days"),
  salesAccount: account.default("500-0000"),
  /** Where goods that come back, and money given back for them, are booked: return inwards. */
  returnAccount: account.default("510-0000"),
  shippingAccount: account.default("540-0000"),
  feeAccount: account.default("540-0000"),
  tipAccount: account.default("540-0000"),
  dutyAccount: account.default("540-0000"),
  /** A liability: a sold gift card is owed to its holder, it becomes revenue when it is spent. */
  giftCardAccount: account.default("420-0000"),
  roundingAccount: account.default("530-0000"),
  /** How money that came in is booked where `receiptMethods` does not know the source's word for it (cloud-api 16). */
  receiptJournal: reference.default("BANK"),
  receiptMethod: reference.default("BANK"),
  /** The source's word for how it was paid ("cash") -> the book's payment method and its journal. */
  receiptMethods: z.array(z.object({ paidBy: reference, method: reference, journal: reference })).default([
    { paidBy: "cash", method: "CASH", journal: "CASH" },
  ]),
  /** The book's Settings > Decimals. What has more digits is rounded by AutoCount, so nothing with more is sent. */
  decimals: z
    .object({
      quantity: places.default(8),
      unitPrice: places.default(8),
      currency: places.default(2),
      currencyRate: places.default(8),
    })
    .prefault({}),
  /** Percent -> tax code. Where several codes have one rate, the first is taken for lines that name none. */
  taxCodes: z.array(z.object({ rate: decimalText, code: reference })).default([
    { rate: "8", code: "SV-8" },
    { rate: "6", code: "SV-6" },
    { rate: "10", code: "S-10" },
    { rate: "5", code: "S-5" },
    { rate: "0", code: "ES" },
    { rate: "0", code: "ZRL" },
    { rate: "0", code: "OS" },
  ]),
  /** The same for purchases. */
  purchaseTaxCodes: z.array(z.object({ rate: decimalText, code: reference })).default([
    { rate: "10", code: "P-10" },
    { rate: "8", code: "P-8" },
    { rate: "6", code: "P-6" },
    { rate: "5", code: "P-5" },
  ]),
});
export type BookSettings = z.infer<typeof bookSettings>;

/** A tax code of the mirror that is in use: its rate in percent, and whether it is of "sales" or "purchase". */
export type ListedTaxCode = { code: string; rate: string; side: string };

/** A book's settings with the tax codes that its mirror lists, behind its own: of several with one rate, the settings' first still counts. */
export function withListedTaxCodes(settings: unknown, listed: readonly ListedTaxCode[]): unknown {
  if (listed.length === 0) return settings;
  const own = bookSettings.pick({ taxCodes: true, purchaseTaxCodes: true }).parse(settings);
  const withThoseOf = (side: string, known: BookSettings["taxCodes"]) => [
    ...known,
    ...listed.filter((one) => one.side === side && !known.some(({ code }) => code === one.code)).map(({ code, rate }) => ({ code, rate })),
  ];
  return { ...(settings as object), taxCodes: withThoseOf("sales", own.taxCodes), purchaseTaxCodes: withThoseOf("purchase", own.purchaseTaxCodes) };
}

/** The book as a purchase sees it: with the tax codes of purchases. */
export function purchaseSide(settings: BookSettings): BookSettings {
  return { ...settings, taxCodes: settings.purchaseTaxCodes };
}
