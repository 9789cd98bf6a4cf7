import { date, decimal, flag, positive, reference, required, text } from "#lib/sandbox/fields.ts";
import { Decimal, cents, decimalText } from "#lib/sandbox/decimal.ts";
import { badRequest, requiredMessage } from "#lib/sandbox/refusal.ts";
import { decimalOf, textOf } from "#lib/sandbox/values.ts";
import type { Values } from "#lib/sandbox/values.ts";
import { amounts, columns } from "#lib/sandbox/view.ts";
import { partRows } from "./document-parts.ts";
import type { DocumentSpec } from "./document-spec.ts";
import { NUMBERING, STATUS_COLUMNS, rateOf } from "./trade-fields.ts";

/** Cash-book entry, as in the contract's section 16: an official receipt (OR) or a payment voucher (PV). */
export const payment: DocumentSpec = {
  path: "payment",
  ledgerName: "payments",
  docType: "OR",
  master: [
    required(text("docType", 2)),
    required(date("docDate")),
    required(reference("currencyCode", "Currency")),
    required(reference("journalType", "JournalType")),
    required(decimal("currencyRate", "currencyRate")),
    text("dealWith", 100),
    ...NUMBERING,
    text("docNo2", 25),
    date("taxDate"),
    text("description", 80),
    text("note"),
  ],
  detail: [
    required(reference("accNo", "PostingAccount")),
    decimal("amount", "currencyAmount", "0"),
    decimal("toAccountRate", "currencyRate", "1"),
    text("description", 100),
    text("furtherDescription"),
    reference("taxCode", "TaxCode"),
    decimal("taxAdjustment", "currencyAmount", "0"),
    decimal("localTaxAdjustment", "currencyAmount", "0"),
    reference("tariffCode", "TariffCode"),
    reference("salesAgent", "SalesAgent"),
    flag("inclusiveTax"),
    reference("deptNo", "Department"),
  ],
  parts: [
    {
      name: "paymentDetails",
      fields: [
        required(reference("paymentMethod", "PaymentMethod")),
        positive(decimal("paymentAmt", "currencyAmount", "0")),
        text("paymentBy", 20),
        text("chequeNo", 20),
        decimal("floatDay", "quantity", "0"),
        decimal("bankCharge", "currencyAmount", "0"),
        decimal("toBankRate", "currencyRate", "1"),
        reference("bankChargeTaxCode", "TaxCode"),
      ],
      view: [
        ...columns("paymentMethod"), ...amounts(2, "paymentAmt"), ...columns("paymentBy", "chequeNo"), ...amounts("as-stored", "floatDay"),
        ...amounts(2, "bankCharge"), ...amounts(12, "toBankRate"), ...columns("bankChargeTaxCode"),
      ],
    },
  ],
  itemField: null,
  party: null,
  autoFill: { taxCode: () => null, tariffCode: () => null },
  isDropped: (line) => decimalOf(line, "amount").isZero(),
  check: (master, lines) => {
    const docType = textOf(master, "docType") ?? "";
    if (docType !== "OR" && docType !== "PV") throw badRequest(`DocType (${docType}) must be OR or PV.`);
    if (lines.length === 0) throw badRequest(requiredMessage("details"));
    const paid = total(partRows(master, "paymentDetails"), "paymentAmt");
    if (!paid.equals(total(lines, "amount"))) throw badRequest("Total of PaymentDetails does not equal total of Details.");
  },
  price: ({ master, lines }) => {
    const amount = decimalText(total(lines, "amount"));
    return { master: { ...master, totalPayment: amount, outstandingAmount: amount }, lines };
  },
  // Of a receipt a positive amount is a credit, of a voucher a debit.
  owings: ({ master, lines }) => {
    const sign = textOf(master, "docType") === "OR" ? -1 : 1;
    return lines.map((line) => ({ accNo: textOf(line, "accNo") ?? "", amount: cents(decimalOf(line, "amount").times(rateOf(master))).times(sign) }));
  },
  masterView: [
    ...columns("docKey", "docType", "docNo", "docNo2", "docDate", "taxDate", "journalType", "currencyCode"),
    ...amounts(12, "currencyRate"),
    ...columns("dealWith", "description", "note"),
    ...STATUS_COLUMNS,
    ...amounts(2, "totalPayment", "outstandingAmount"),
  ],
  detailView: [
    ...columns("docKey", "dtlKey", "seq", "accNo"),
    ...amounts(2, "amount"),
    ...amounts(12, "toAccountRate"),
    ...columns("description", "furtherDescription", "taxCode"),
    ...amounts(2, "taxAdjustment", "localTaxAdjustment"),
    ...columns("tariffCode", "salesAgent", "inclusiveTax", "deptNo"),
  ],
};

function total(rows: readonly Values[], field: string): Decimal {
  return rows.reduce((sum, row) => sum.plus(decimalOf(row, field)), new Decimal(0));
}
