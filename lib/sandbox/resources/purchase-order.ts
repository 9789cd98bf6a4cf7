import { date, reference, required, text } from "#lib/sandbox/fields.ts";
import { filledText } from "#lib/sandbox/values.ts";
import { amounts, columns } from "#lib/sandbox/view.ts";
import type { DocumentSpec } from "./document-spec.ts";
import { priceSalesDocument } from "./sales-pricing.ts";
import {
  CONTACTS, CONTACT_COLUMNS, DEBTOR_FILLS, DELIVERY_CONTACTS, MONEY_HEAD, NUMBERING, PRICED_LINE, REMARKS, STATUS_COLUMNS, TOTAL_COLUMNS, isEmptyLine,
  pricedColumns,
} from "./trade-fields.ts";

/** Purchase order, as in the contract's section 14. Its line is assumed to be the quotation's, its totals the invoice's. */
export const purchaseOrder: DocumentSpec = {
  path: "purchaseOrder",
  ledgerName: "purchaseOrders",
  docType: "PO",
  master: [
    required(date("docDate")),
    required(reference("creditorCode", "Creditor")),
    required(text("creditorName", 100)),
    required(reference("creditTerm", "CreditTerm")),
    required(reference("purchaseLocation", "Location")),
    ...NUMBERING, ...CONTACTS, ...DELIVERY_CONTACTS, text("ref", 40), text("description", 80), text("note"), ...REMARKS, ...MONEY_HEAD,
  ],
  detail: [...PRICED_LINE, reference("deptNo", "Department")],
  itemField: "productCode",
  party: { field: "creditorCode", kinds: ["creditor"], fills: DEBTOR_FILLS.map((fill) => (fill.field.startsWith("deliver") ? { field: fill.field, otherwise: "" } : fill)) },
  autoFill: { taxCode: (_line, { product }) => product && filledText(product.fields, "purchaseTaxCode") },
  isDropped: isEmptyLine,
  price: priceSalesDocument,
  masterView: [
    ...columns("docKey", "docNo", "docDate", "creditorCode", "creditorName", "currencyCode"),
    ...amounts(12, "currencyRate"),
    ...CONTACT_COLUMNS,
    ...columns("ref", "description", "note", "remark1", "remark2", "remark3", "remark4"),
    ...columns("creditTerm", "purchaseLocation", "inclusiveTax", "isRoundAdj", "documentStatus"),
    ...STATUS_COLUMNS,
    ...TOTAL_COLUMNS,
  ],
  detailView: pricedColumns(),
};
