import { reference, text } from "#lib/sandbox/fields.ts";
import { amounts, columns } from "#lib/sandbox/view.ts";
import type { DocumentSpec } from "./document-spec.ts";
import { priceSalesDocument } from "./sales-pricing.ts";
import {
  CONTACTS, CONTACT_COLUMNS, DEBTOR_FILLS, DELIVERY_CONTACTS, MONEY_HEAD, NUMBERING, PRICED_LINE, REMARKS, SALE_HEAD, STATUS_COLUMNS, TOTAL_COLUMNS,
  isEmptyLine, pricedColumns, supplyTaxCode,
} from "./trade-fields.ts";

/** Quotation, as in the contract's section 13: it moves neither stock nor ledger. Limits of its own texts are not known. */
export const quotation: DocumentSpec = {
  path: "quotation",
  ledgerName: "quotations",
  docType: "QT",
  master: [
    ...SALE_HEAD, ...NUMBERING, ...CONTACTS, ...DELIVERY_CONTACTS, text("ref", 40), text("description", 80), text("yourRef"), text("validity"), text("cc"),
    text("deliveryTerm"), text("paymentTerm"), text("note"), ...REMARKS, reference("salesAgent", "SalesAgent"), ...MONEY_HEAD,
  ],
  detail: [...PRICED_LINE, reference("deptNo", "Department")],
  itemField: "productCode",
  party: { field: "debtorCode", kinds: ["debtor"], fills: DEBTOR_FILLS },
  autoFill: { taxCode: supplyTaxCode },
  isDropped: isEmptyLine,
  price: priceSalesDocument,
  masterView: [
    ...columns("docKey", "docNo", "docDate", "debtorCode", "debtorName", "currencyCode"),
    ...amounts(12, "currencyRate"),
    ...CONTACT_COLUMNS,
    ...columns("ref", "description", "yourRef", "validity", "cc", "deliveryTerm", "paymentTerm", "note", "remark1", "remark2", "remark3", "remark4"),
    ...columns("creditTerm", "salesAgent", "salesLocation", "inclusiveTax", "isRoundAdj", "documentStatus"),
    ...STATUS_COLUMNS,
    ...TOTAL_COLUMNS,
  ],
  detailView: pricedColumns(),
};
