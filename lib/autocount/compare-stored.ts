import { z } from "zod";
import { decimal, differsBy, toAmount } from "#lib/canonical/money.ts";
import type { CustomerDocument, ItemDocument } from "#lib/canonical/masters.ts";
import type { FindOutcome, LedgerDifference } from "#lib/posting/ledger.ts";
import type { BookSettings } from "./cloud-connection.ts";
import { contentMarkOf, expectedLineCount, referenceOf } from "./invoice-body.ts";
import type { Invoice } from "./invoice-body.ts";
import { expectedTotals } from "./line-amounts.ts";

/** What a stored document turned out to be; null where the answer is not one that AutoCount gives. */
export type Compared = Extract<FindOutcome, { kind: "mine" | "foreign" }> | null;

// Answers come here with every key in lower case and every number as text (cloud-json.ts).
const text = z.string().nullish().transform((value) => value ?? "");
const number = z.string().regex(/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/);

const storedInvoice = z.object({
  master: z.object({
    dockey: z.string().min(1),
    docno: z.string().min(1),
    docdate: z.string(),
    debtorcode: text,
    debtorname: text,
    ref: text,
    remark4: text,
    currencycode: text,
    cancelled: z.boolean().nullish(),
    finaltotal: number,
    tax: number,
  }),
  details: z.array(z.unknown()),
});

const storedDebtor = z.object({
  accno: z.string().min(1),
  companyname: text,
  currencycode: text,
  creditterm: text,
  registerno: text,
  isactive: z.boolean().nullish(),
});

const storedProduct = z.object({
  product: z.object({
    productid: text,
    productcode: z.string().min(1),
    productname: text,
    status: text,
    unit: text,
    price: number.nullish(),
    barcode: text,
    supplytaxcode: text,
  }),
});

/**
 * Whether the invoice stored under our number is ours, by record id and content mark, and what differs from what was sent
 * (cloud-api 26.4). Amounts are compared at the book's scale. Cancelled means voided: the number stays taken.
 */
export function compareInvoice(answer: unknown, invoice: Invoice, settings: BookSettings): Compared {
  const parsed = storedInvoice.safeParse(answer);
  if (!parsed.success || !sameText(parsed.data.master.docno, invoice.key)) return null;
  const { master, details } = parsed.data;
  const reference = referenceOf(invoice.recordId);
  const isSameRecord = sameText(master.ref, reference);
  if (!isSameRecord || !sameText(master.remark4, contentMarkOf(invoice.digest))) {
    return { kind: "foreign", docKey: master.dockey, description: describeForeign(master, isSameRecord) };
  }
  const expected = expectedTotals(invoice.document, settings);
  return {
    kind: "mine",
    docKey: master.dockey,
    cancelled: master.cancelled ?? false,
    differences: [
      ...textDifference("lines", String(expectedLineCount(invoice.document)), String(details.length)),
      ...amountDifference("total", expected.total, master.finaltotal, settings.decimals.currency),
      ...amountDifference("tax", expected.tax, master.tax, settings.decimals.currency),
      ...textDifference("customer.code", invoice.document.customer.code ?? "", master.debtorcode),
      ...textDifference("currency", invoice.document.currency, master.currencycode),
      ...textDifference("date", invoice.document.date, master.docdate.slice(0, 10)),
      ...textDifference("reference", reference, master.ref),
    ],
  };
}

/**
 * A debtor under our code is ours where it bears our name: there is no field for a record's id (cloud-api 19).
 * Cancelled means inactive.
 */
export function compareDebtor(answer: unknown, customer: CustomerDocument): Compared {
  const parsed = storedDebtor.safeParse(answer);
  if (!parsed.success || !sameText(parsed.data.accno, customer.code)) return null;
  const stored = parsed.data;
  if (!sameText(stored.companyname, customer.name)) {
    const description = `Customer code ${stored.accno} is ${stored.companyname} in AutoCount.`;
    return { kind: "foreign", docKey: stored.accno, description };
  }
  return {
    kind: "mine",
    docKey: stored.accno,
    cancelled: stored.isactive === false,
    differences: [
      ...textDifference("currency", customer.currency, stored.currencycode),
      ...textDifference("creditTerm", customer.creditTerm, stored.creditterm),
      ...textDifference("registerNo", customer.registerNo ?? "", stored.registerno),
    ],
  };
}

/** A product under our code is ours where it bears our name. Cancelled means inactive or discontinued. */
export function compareProduct(answer: unknown, item: ItemDocument, settings: BookSettings): Compared {
  const parsed = storedProduct.safeParse(answer);
  if (!parsed.success || !sameText(parsed.data.product.productcode, item.code)) return null;
  const stored = parsed.data.product;
  const docKey = stored.productid || stored.productcode;
  if (!sameText(stored.productname, item.name)) {
    const description = `Item code ${stored.productcode} is ${stored.productname} in AutoCount.`;
    return { kind: "foreign", docKey, description };
  }
  return {
    kind: "mine",
    docKey,
    cancelled: stored.status !== "" && stored.status !== "A",
    differences: [
      ...(item.uom ? textDifference("uom", item.uom, stored.unit) : []),
      ...(item.price ? amountDifference("price", item.price, stored.price ?? "0", settings.decimals.unitPrice) : []),
      ...(item.barcode ? textDifference("barcode", item.barcode, stored.barcode) : []),
      ...(item.taxCode ? textDifference("taxCode", item.taxCode, stored.supplytaxcode) : []),
    ],
  };
}

function describeForeign(master: z.infer<typeof storedInvoice>["master"], isSameRecord: boolean): string {
  const { docno, docdate, debtorname, debtorcode, finaltotal, currencycode, ref } = master;
  const head = `${docno} in AutoCount is an invoice of ${docdate.slice(0, 10)} to ${debtorname} (${debtorcode})`;
  const mark = isSameRecord ? "made from this record with other content" : `with reference "${ref}", not made from this record`;
  return `${head} over ${decimal(finaltotal).toFixed(2)} ${currencycode}, ${mark}.`;
}

/** Whether AutoCount changes case or trims is not documented (cloud-api 28), so neither makes a document foreign. */
function sameText(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function textDifference(field: string, sent: string, stored: string): LedgerDifference[] {
  return sent === stored ? [] : [{ field, sent, stored }];
}

function amountDifference(field: string, sent: string, stored: string, scale: number): LedgerDifference[] {
  const rounded = (value: string) => decimal(value).toDecimalPlaces(scale);
  return differsBy(rounded(sent), rounded(stored)) ? [{ field, sent, stored: toAmount(stored) }] : [];
}
