import { date, decimal, flag, positive, reference, required, text } from "#lib/sandbox/fields.ts";
import { badRequest, requiredMessage } from "#lib/sandbox/refusal.ts";
import { decimalOf, filledText } from "#lib/sandbox/values.ts";
import { amounts, columns } from "#lib/sandbox/view.ts";
import type { DocumentSpec } from "./document-spec.ts";
import { priceSalesDocument } from "./sales-pricing.ts";
import {
  CONTACTS, DEBTOR_FILLS, DELIVERY_CONTACTS, MONEY_HEAD, NUMBERING, PRICED_LINE, REMARKS, SALES_AUTO_FILL, SALES_TAX_LINE, SALE_HEAD, checkTaxDate,
  isEmptyLine, owingOf, salesMoves,
} from "./trade-fields.ts";
import { leftWithDelivery, transferEffects } from "./transfer-effects.ts";

/** Sales invoice; fields, lengths and answers as in the contract's section 11. */
export const invoice: DocumentSpec = {
  path: "invoice",
  ledgerName: "invoices",
  docType: "IV",
  master: [
    ...SALE_HEAD,
    ...NUMBERING,
    date("taxDate"),
    ...CONTACTS,
    ...DELIVERY_CONTACTS,
    text("ref", 40),
    text("description", 80),
    text("taxExemptionNo", 60),
    date("taxExemptionExpiryDate"),
    text("note"),
    ...REMARKS,
    reference("salesAgent", "SalesAgent"),
    ...MONEY_HEAD,
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
    ...PRICED_LINE,
    ...SALES_TAX_LINE,
    decimal("localTotalCost", "cost", "0"),
    text("yourPONo", 50),
    date("yourPODate"),
    reference("deptNo", "Department"),
    text("classificationCode", 5),
    text("unitType", 5),
  ],
  itemField: "productCode",
  party: { field: "debtorCode", kinds: ["debtor"], fills: DEBTOR_FILLS },
  // The cost comes from stock costing; a book without stock values has none.
  autoFill: { ...SALES_AUTO_FILL, localTotalCost: () => "0" },
  isDropped: isEmptyLine,
  check: (master) => {
    checkTaxDate(master);
    if (!decimalOf(master, "paymentAmt").isZero() && filledText(master, "paymentMethod") === null) {
      throw badRequest(requiredMessage("paymentMethod"));
    }
  },
  price: priceSalesDocument,
  moves: (document) => salesMoves(document, -1, (line) => !leftWithDelivery(line)),
  owings: (document) => owingOf(document, "debtorCode", 1),
  effects: transferEffects,
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
