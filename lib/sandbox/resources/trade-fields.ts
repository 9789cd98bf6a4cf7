import { date, decimal, flag, positive, reference, required, text } from "#lib/sandbox/fields.ts";
import type { Field } from "#lib/sandbox/fields.ts";
import { badRequest } from "#lib/sandbox/refusal.ts";
import { Decimal, cents } from "#lib/sandbox/decimal.ts";
import { decimalOf, filledText, textOf } from "#lib/sandbox/values.ts";
import type { Values } from "#lib/sandbox/values.ts";
import { amounts, columns } from "#lib/sandbox/view.ts";
import type { Column } from "#lib/sandbox/view.ts";
import type { DocumentSpec, Draft, LineFacts, Owing, PartyFill, StockMove } from "./document-spec.ts";

/** What documents with priced lines have in common, as the documentation's tables do. */

export const NUMBERING: readonly Field[] = [text("docNo", 50), text("docNoFormatName")];

export const CONTACTS: readonly Field[] = [
  text("email", 255), text("emailCC", 255), text("emailBCC", 255), text("address", 200), text("attention", 40), text("phone1", 25), text("fax1", 25),
];

export const DELIVERY_CONTACTS: readonly Field[] = [
  text("deliverAddress", 200), text("deliverContact", 40), text("deliverPhone1", 25), text("deliverFax1", 25),
];

export const REMARKS: readonly Field[] = [text("remark1", 40), text("remark2", 40), text("remark3", 40), text("remark4", 40)];

/** Who buys, on which term and from which location. */
export const SALE_HEAD: readonly Field[] = [
  required(date("docDate")),
  required(reference("debtorCode", "Debtor")),
  required(text("debtorName", 100)),
  required(reference("creditTerm", "CreditTerm")),
  required(reference("salesLocation", "Location")),
];

export const MONEY_HEAD: readonly Field[] = [decimal("currencyRate", "currencyRate"), flag("inclusiveTax"), flag("isRoundAdj")];

/** A priced line; what has no account on its lines takes it without. */
export const PRICED_LINE: readonly Field[] = [
  reference("productCode", "Product"),
  text("productVariant"),
  text("description", 100),
  text("furtherDescription"),
  positive(decimal("qty", "quantity", "0")),
  text("unit", 8),
  decimal("unitPrice", "salesUnitPrice", "0"),
  text("discount", 20),
  reference("taxCode", "TaxCode"),
  decimal("taxAdjustment", "currencyAmount", "0"),
  decimal("localTaxAdjustment", "currencyAmount", "0"),
];

export const SALES_TAX_LINE: readonly Field[] = [reference("tariffCode", "TariffCode"), text("taxExportCountry", 50), text("taxPermitNo", 20)];

export const DEBTOR_FILLS: readonly PartyFill[] = [
  { field: "email", from: "emailAddress", otherwise: null },
  { field: "address", from: "address", otherwise: "" },
  { field: "attention", from: "attention", otherwise: "" },
  { field: "phone1", from: "phone1", otherwise: "" },
  { field: "fax1", from: "fax1", otherwise: "" },
  { field: "deliverAddress", from: "deliverAddress", otherwise: "" },
  { field: "deliverContact", otherwise: "" },
  { field: "deliverPhone1", otherwise: "" },
  { field: "deliverFax1", otherwise: "" },
];

type AutoFill = DocumentSpec["autoFill"];

export const SALES_AUTO_FILL: AutoFill = {
  accNo: (_line, { product, settings }) => {
    const group = product && filledText(product.fields, "postingGroup");
    return settings.postingGroups.find((known) => known.postingGroup === group)?.salesAccNo ?? null;
  },
  taxCode: supplyTaxCode,
  tariffCode: (_line, { product }) => product && filledText(product.fields, "tariffCode"),
};

export function supplyTaxCode(_line: Values, { product }: LineFacts): string | null {
  return product && filledText(product.fields, "supplyTaxCode");
}

/** A line without product, text and price is dropped without a word. */
export function isEmptyLine(line: Values): boolean {
  return filledText(line, "productCode") === null && filledText(line, "description") === null && decimalOf(line, "unitPrice").isZero();
}

export function checkTaxDate(master: Values): void {
  const [docDate, taxDate] = [textOf(master, "docDate"), textOf(master, "taxDate")];
  if (docDate !== null && taxDate !== null && taxDate.slice(0, 10) < docDate.slice(0, 10)) {
    throw badRequest("TaxDate cannot be earlier than DocDate.");
  }
}

/**
 * What the goods of a sale do to the stock, at the line's location or the document's: `sign` -1 takes them out, 1 brings them
 * back. A line in another unit moves what that is in base units.
 */
export function salesMoves({ master, lines }: Draft, sign: 1 | -1, isMoved: (line: Values) => boolean = () => true): StockMove[] {
  const location = textOf(master, "salesLocation") ?? "";
  return lines.flatMap((line) => {
    const stockCode = filledText(line, "productCode");
    if (stockCode === null || !isMoved(line)) return [];
    const qty = decimalOf(line, "qty").times(textOf(line, "unitRate") ?? "1").times(sign);
    return [{ stockCode, location: filledText(line, "location") ?? location, qty }];
  });
}

/** What a document adds to its party's account, in local currency. */
export function owingOf({ master }: Draft, partyField: string, sign: 1 | -1): Owing[] {
  const local = cents(decimalOf(master, "finalTotal").minus(decimalOf(master, "paymentAmt")).times(rateOf(master)));
  return [{ accNo: textOf(master, partyField) ?? "", amount: local.times(sign) }];
}

export function rateOf(master: Values): Decimal {
  return new Decimal(textOf(master, "currencyRate") ?? "1");
}

export const CONTACT_COLUMNS: readonly Column[] = columns(
  "email", "emailCC", "emailBCC", "address", "attention", "phone1", "fax1", "deliverAddress", "deliverContact", "deliverPhone1", "deliverFax1",
);

export const STATUS_COLUMNS: readonly Column[] = columns(
  "cancelled", "voidReason", "status", "rejectReason", "approvedTimeStamp", "createdTimeStamp", "createdUserID", "lastModified", "lastModifiedUserID",
);

export const TOTAL_COLUMNS: readonly Column[] = [
  ...amounts(2, "totalExTax", "taxableAmt", "localTaxableAmt", "tax", "localTax", "exTax", "localExTax"),
  ...amounts(2, "netTotal", "localNetTotal", "roundAdj", "total", "finalTotal", "outstandingAmount"),
];

/** A priced line as it is answered; `own` are the columns that only this kind of document has. */
export function pricedColumns(...own: Column[]): Column[] {
  return [
    ...columns("docKey", "dtlKey", "seq", "productId", "productCode", "productVariantId", "productVariant1Option", "productVariant2Option"),
    ...own,
    ...columns("description", "furtherDescription"),
    ...amounts(8, "qty"),
    ...columns("unit"),
    ...amounts(8, "unitPrice"),
    ...columns("discount", "taxCode"),
    ...amounts("rate", "taxRate"),
    ...amounts(2, "taxAdjustment", "localTaxAdjustment"),
    ...columns("deptNo"),
    ...amounts(2, "discountAmt", "subTotalExTax", "localSubTotalExTax", "tax", "localTax", "subTotal", "localSubTotal"),
  ];
}
