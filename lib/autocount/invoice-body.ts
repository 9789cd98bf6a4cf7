import type { DocumentLine, LineKind, SalesDocument } from "#lib/canonical/document.ts";
import { isZero } from "#lib/canonical/money.ts";
import type { LedgerDocument } from "#lib/posting/ledger.ts";
import type { BookSettings } from "./cloud-connection.ts";
import { jsonNumber } from "./cloud-json.ts";
import type { JsonNumber } from "./cloud-json.ts";
import { lineAmounts } from "./line-amounts.ts";

export type Invoice = Extract<LedgerDocument, { kind: "invoice" | "sales_order" }>;

/** `POST /invoice` (cloud-api 7, 11). Members that are null are left out when it is written. */
export type InvoiceBody = {
  master: {
    docNo: string;
    docDate: string;
    debtorCode: string;
    debtorName: string;
    creditTerm: string;
    salesLocation: string;
    salesAgent: string | null;
    email: string | null;
    address: string | null;
    phone1: string | null;
    ref: string;
    description: string | null;
    note: string | null;
    remark1: string;
    remark4: string;
    currencyRate: JsonNumber;
    inclusiveTax: boolean;
    isRoundAdj: false;
    submitEInvoice: false;
    submitConsolidatedEInvoice: false;
  };
  details: InvoiceLineBody[];
  autoFillOption: { accNo: false; taxCode: false; tariffCode: false; localTotalCost: true };
  saveApprove: true;
};

export type InvoiceLineBody = {
  accNo: string;
  productCode: string | null;
  description: string;
  qty: JsonNumber;
  unit: string | null;
  unitPrice: JsonNumber;
  discount: string | null;
  taxCode: string | null;
  taxAdjustment: JsonNumber | null;
  yourPONo: string | null;
};

const accountOf: Readonly<globalThis.Record<LineKind, keyof BookSettings & `${string}Account`>> = {
  item: "salesAccount",
  shipping: "shippingAccount",
  fee: "feeAccount",
  tip: "tipAccount",
  duty: "dutyAccount",
  gift_card: "giftCardAccount",
};

/** Stands where a charge has no text of its own; a free line without text and price would be dropped by AutoCount. */
const chargeNames: Readonly<globalThis.Record<LineKind, string>> = {
  item: "",
  shipping: "Shipping",
  fee: "Fee",
  tip: "Tip",
  duty: "Import duty",
  gift_card: "Gift card",
};

/** What marks a stored document as made from this record, in AutoCount's `ref` (40 characters). */
export function referenceOf(recordId: string): string {
  return `HP:${recordId}`;
}

/** What marks it as made from this content, in AutoCount's `remark4`. */
export function contentMarkOf(digest: string): string {
  return `sha:${digest.slice(0, 16)}`;
}

/**
 * The create call for an approved invoice, under our own number, with every account, tax code and amount said by us and
 * nothing left to the book's defaults. Nothing is cut: `storageProblems` has found before what does not fit.
 */
export function invoiceBody(invoice: Invoice, settings: BookSettings): InvoiceBody {
  const { document } = invoice;
  const { customer } = document;
  return {
    master: {
      docNo: invoice.key,
      docDate: document.date,
      debtorCode: customer.code ?? "",
      debtorName: customer.name,
      creditTerm: invoice.creditTerm ?? settings.creditTerm,
      salesLocation: settings.salesLocation,
      salesAgent: settings.salesAgent,
      email: orNull(customer.email),
      address: addressOf(document),
      phone1: orNull(customer.phone),
      ref: referenceOf(invoice.recordId),
      description: orNull(document.description),
      note: document.note ? asHtml(document.note) : null,
      remark1: document.number,
      remark4: contentMarkOf(invoice.digest),
      currencyRate: jsonNumber(document.currencyRate ?? "1", settings.decimals.currencyRate),
      inclusiveTax: document.taxInclusive,
      // Its adjustment is AutoCount's own, to the nearest 5 sen of its own total. The shop has already rounded, perhaps by
      // another rule, and what the buyer paid is a fact: so the shop's rounding is a line with an account like any other.
      isRoundAdj: false,
      // A validated e-invoice has legal effect (cloud-api 24): only a person may ask for one.
      submitEInvoice: false,
      submitConsolidatedEInvoice: false,
    },
    details: [
      ...document.lines.map((line) => lineBody(line, document, settings)),
      ...(isZero(document.rounding) ? [] : [roundingLine(document.rounding, settings)]),
    ],
    autoFillOption: { accNo: false, taxCode: false, tariffCode: false, localTotalCost: true },
    saveApprove: true,
  };
}

/** How many lines AutoCount has to hold for this document. */
export function expectedLineCount(document: SalesDocument): number {
  return document.lines.length + (isZero(document.rounding) ? 0 : 1);
}

/** The line's text as sent: its own, or the name of its charge. */
export function descriptionOf(line: DocumentLine): string {
  return line.description === "" ? chargeNames[line.kind] : line.description;
}

/** The buyer's address as one multi-line text, postcode and foreign country included; null where there is none. */
export function addressOf(document: SalesDocument): string | null {
  const { address, postcode, country } = document.customer;
  const isAbroad = country && !["MY", "MYS"].includes(country.toUpperCase());
  const lines = [address, postcode && !address?.includes(postcode) ? postcode : null, isAbroad ? country : null];
  return orNull(lines.filter((line) => line).join("\n"));
}

function lineBody(line: DocumentLine, document: SalesDocument, settings: BookSettings): InvoiceLineBody {
  const { decimals } = settings;
  const amounts = lineAmounts(line, document.taxInclusive, settings);
  return {
    accNo: settings[accountOf[line.kind]],
    productCode: orNull(line.itemCode),
    description: descriptionOf(line),
    qty: jsonNumber(line.quantity, decimals.quantity),
    unit: orNull(line.uom),
    unitPrice: jsonNumber(line.unitPrice, decimals.unitPrice),
    discount: isZero(amounts.discount) ? null : amounts.discount,
    taxCode: amounts.taxCode,
    taxAdjustment: isZero(amounts.taxAdjustment) ? null : jsonNumber(amounts.taxAdjustment, decimals.currency),
    yourPONo: orNull(document.reference),
  };
}

function roundingLine(rounding: string, settings: BookSettings): InvoiceLineBody {
  return {
    accNo: settings.roundingAccount,
    productCode: null,
    description: "Rounding",
    qty: jsonNumber("1", settings.decimals.quantity),
    unit: null,
    unitPrice: jsonNumber(rounding, settings.decimals.currency),
    discount: null,
    taxCode: null,
    taxAdjustment: null,
    yourPONo: null,
  };
}

function orNull(text: string | null): string | null {
  return text === "" ? null : text;
}

// `note` is HTML (cloud-api 4); what people wrote is text.
function asHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/\r?\n/g, "<br>");
}
