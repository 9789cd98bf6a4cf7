import { date, decimal, flag, reference, required, text } from "#lib/sandbox/fields.ts";
import { flagOf } from "#lib/sandbox/values.ts";
import { amounts, columns } from "#lib/sandbox/view.ts";
import type { DocumentSpec } from "./document-spec.ts";
import { priceSalesDocument } from "./sales-pricing.ts";
import {
  CONTACTS, CONTACT_COLUMNS, DEBTOR_FILLS, DELIVERY_CONTACTS, MONEY_HEAD, NUMBERING, PRICED_LINE, REMARKS, SALES_AUTO_FILL, SALES_TAX_LINE, SALE_HEAD,
  STATUS_COLUMNS, TOTAL_COLUMNS, checkTaxDate, isEmptyLine, owingOf, pricedColumns, salesMoves,
} from "./trade-fields.ts";

/** Sales credit note; fields and lengths as in the contract's section 12. It settles nothing by itself. */
export const creditNote: DocumentSpec = {
  path: "creditNote",
  ledgerName: "creditNotes",
  docType: "CN",
  master: [
    ...SALE_HEAD, ...NUMBERING, date("taxDate"), ...CONTACTS, ...DELIVERY_CONTACTS, text("ref", 40), text("description", 80), text("ourInvoiceNo", 50),
    text("reason", 80), text("taxExemptionNo", 60), date("taxExemptionExpiryDate"), text("note"), ...REMARKS, reference("salesAgent", "SalesAgent"), ...MONEY_HEAD,
  ],
  detail: [
    required(reference("accNo", "Account")), ...PRICED_LINE, ...SALES_TAX_LINE, decimal("unitCost", "cost", "0"), flag("goodsReturn"), text("yourPONo", 50),
    date("yourPODate"), reference("deptNo", "Department"), text("classificationCode", 5), text("unitType", 5),
  ],
  itemField: "productCode",
  party: { field: "debtorCode", kinds: ["debtor"], fills: DEBTOR_FILLS },
  // The cost comes from stock costing; a book without stock values has none.
  autoFill: { ...SALES_AUTO_FILL, unitCost: () => "0" },
  isDropped: isEmptyLine,
  check: checkTaxDate,
  price: priceSalesDocument,
  moves: (document) => salesMoves(document, 1, (line) => flagOf(line, "goodsReturn")),
  owings: (document) => owingOf(document, "debtorCode", -1),
  masterView: [
    ...columns("docKey", "docNo", "docDate", "taxDate", "dueDate", "debtorCode", "debtorName", "currencyCode"),
    ...amounts(12, "currencyRate"),
    ...CONTACT_COLUMNS,
    ...columns("ref", "description", "ourInvoiceNo", "reason", "taxExemptionNo", "taxExemptionExpiryDate", "note", "remark1", "remark2", "remark3", "remark4"),
    ...columns("creditTerm", "salesAgent", "salesLocation", "inclusiveTax", "isRoundAdj"),
    ...STATUS_COLUMNS,
    ...TOTAL_COLUMNS,
  ],
  detailView: pricedColumns(
    ...columns("accNo", "goodsReturn"), ...amounts(2, "unitCost"), ...columns("tariffCode", "taxExportCountry", "taxPermitNo", "yourPONo", "yourPODate"),
  ),
};
