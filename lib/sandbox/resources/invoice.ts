import { date, decimal, flag, positive, reference, required, text } from "#lib/sandbox/fields.ts";
import { badRequest, requiredMessage } from "#lib/sandbox/refusal.ts";
import { decimalOf, filledText, textOf } from "#lib/sandbox/values.ts";
import { amounts, columns } from "#lib/sandbox/view.ts";
import type { DocumentSpec } from "./document-spec.ts";
import { priceSalesDocument } from "./sales-pricing.ts";

/** Sales invoice; fields, lengths and answers as in the contract's section 11. */
export const invoice: DocumentSpec = {
  path: "invoice",
  ledgerName: "invoices",
  docType: "IV",
  master: [
    required(date("docDate")),
    required(reference("debtorCode", "Debtor")),
    required(text("debtorName", 100)),
    required(reference("creditTerm", "CreditTerm")),
    required(reference("salesLocation", "Location")),
    text("docNo", 50),
    text("docNoFormatName"),
    date("taxDate"),
    text("email", 255),
    text("emailCC", 255),
    text("emailBCC", 255),
    text("address", 200),
    text("attention", 40),
    text("phone1", 25),
    text("fax1", 25),
    text("deliverAddress", 200),
    text("deliverContact", 40),
    text("deliverPhone1", 25),
    text("deliverFax1", 25),
    text("ref", 40),
    text("description", 80),
    text("taxExemptionNo", 60),
    date("taxExemptionExpiryDate"),
    text("note"),
    text("remark1", 40),
    text("remark2", 40),
    text("remark3", 40),
    text("remark4", 40),
    reference("salesAgent", "SalesAgent"),
    decimal("currencyRate", "currencyRate"),
    flag("inclusiveTax"),
    flag("isRoundAdj"),
    reference("paymentMethod", "PaymentMethod"),
    decimal("toBankRate", "currencyRate", "0"),
    positive(decimal("paymentAmt", "currencyAmount", "0")),
    text("paymentRef"),
    flag("submitEInvoice"),
    flag("submitConsolidatedEInvoice"),
    text("taxEntity"),
  ],
  detail: [
    required(reference("accNo", "Account")),
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
    reference("tariffCode", "TariffCode"),
    text("taxExportCountry", 50),
    text("taxPermitNo", 20),
    decimal("localTotalCost", "cost", "0"),
    text("yourPONo", 50),
    date("yourPODate"),
    reference("deptNo", "Department"),
    text("classificationCode", 5),
    text("unitType", 5),
  ],
  party: {
    field: "debtorCode",
    fills: [
      { field: "email", from: "emailAddress", otherwise: null },
      { field: "address", from: "address", otherwise: "" },
      { field: "attention", from: "attention", otherwise: "" },
      { field: "phone1", from: "phone1", otherwise: "" },
      { field: "fax1", from: "fax1", otherwise: "" },
      { field: "deliverAddress", from: "deliverAddress", otherwise: "" },
      { field: "deliverContact", otherwise: "" },
      { field: "deliverPhone1", otherwise: "" },
      { field: "deliverFax1", otherwise: "" },
    ],
  },
  autoFill: {
    accNo: (_line, { product, settings }) => {
      const group = product && filledText(product.fields, "postingGroup");
      return settings.postingGroups.find((known) => known.postingGroup === group)?.salesAccNo ?? null;
    },
    taxCode: (_line, { product }) => product && filledText(product.fields, "supplyTaxCode"),
    tariffCode: (_line, { product }) => product && filledText(product.fields, "tariffCode"),
    // The cost comes from stock costing; a book without stock movements has none.
    localTotalCost: () => "0",
  },
  isDropped: (line) =>
    filledText(line, "productCode") === null &&
    filledText(line, "description") === null &&
    decimalOf(line, "unitPrice").isZero(),
  check: (master) => {
    const [docDate, taxDate] = [textOf(master, "docDate"), textOf(master, "taxDate")];
    if (docDate !== null && taxDate !== null && taxDate.slice(0, 10) < docDate.slice(0, 10)) {
      throw badRequest("TaxDate cannot be earlier than DocDate.");
    }
    if (!decimalOf(master, "paymentAmt").isZero() && filledText(master, "paymentMethod") === null) {
      throw badRequest(requiredMessage("paymentMethod"));
    }
  },
  price: priceSalesDocument,
  masterView: [
    ...columns("docKey", "docNo", "docDate", "taxDate", "dueDate", "debtorCode", "debtorName", "currencyCode"),
    ...amounts(12, "currencyRate"),
    ...columns("email", "emailCC", "emailBCC", "address", "attention", "phone1", "fax1"),
    ...columns("deliverAddress", "deliverContact", "deliverPhone1", "deliverFax1", "ref", "description"),
    ...columns("taxExemptionNo", "taxExemptionExpiryDate", "note", "remark1", "remark2", "remark3", "remark4"),
    ...columns("voidReason", "creditTerm", "salesAgent", "salesLocation", "inclusiveTax", "isRoundAdj", "cancelled"),
    ...columns("paymentMethod"),
    ...amounts("as-stored", "toBankRate"),
    ...amounts(2, "paymentAmt"),
    ...columns("paymentRef", "status", "rejectReason", "approvedTimeStamp", "createdTimeStamp", "createdUserID"),
    ...columns("lastModified", "lastModifiedUserID"),
    ...amounts(2, "totalExTax", "taxableAmt", "localTaxableAmt", "tax", "localTax", "exTax", "localExTax"),
    ...amounts(2, "netTotal", "localNetTotal", "roundAdj", "total", "finalTotal", "outstandingAmount"),
    ...columns("submitEInvoice", "eInvoiceStatus", "eInvoiceUuid", "eInvoiceIssueDateTime"),
    ...columns("eInvoiceValidatedDateTime", "eInvoiceValidationLink"),
  ],
  detailView: [
    ...columns("docKey", "dtlKey", "seq", "productId", "productCode", "productVariantId"),
    ...columns("productVariant1Option", "productVariant2Option", "accNo", "description", "furtherDescription"),
    ...amounts(8, "qty"),
    ...columns("unit"),
    ...amounts(8, "unitPrice"),
    ...columns("discount", "taxCode"),
    ...amounts("rate", "taxRate"),
    ...amounts(2, "taxAdjustment", "localTaxAdjustment"),
    ...columns("tariffCode", "taxExportCountry", "taxPermitNo"),
    ...amounts(2, "localTotalCost"),
    ...columns("yourPONo", "yourPODate", "deptNo"),
    ...amounts(2, "discountAmt", "subTotalExTax", "localSubTotalExTax", "tax", "localTax", "subTotal", "localSubTotal"),
  ],
};
