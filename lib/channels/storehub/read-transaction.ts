import { malaysianDate } from "#lib/canonical/dates.ts";
import { compareDecimals, decimal, isZero, sum } from "#lib/canonical/money.ts";
import type { SalesDocumentInput } from "#lib/canonical/sales.ts";
import { exactAmount } from "../exact-amount.ts";
import { parseSent } from "../explain-issue.ts";
import { finishDocument } from "../finish-document.ts";
import { Leftovers, names, objectsIn, wordsOf } from "../leftovers.ts";
import { type OneRead, oneRead } from "../read-each.ts";
import type { JsonObject } from "../read-json.ts";
import { listIfOther } from "../stated.ts";
import { UnmappedList } from "../unmapped.ts";
import { ok } from "#lib/result.ts";
import { type LineInput, readLines } from "./lines.ts";
import { transaction, type Transaction } from "./schema.ts";

const known = names(`
  refId invoiceNumber transactionType transactionTime total subTotal tax discount roundedAmount serviceCharge items payments isCancelled
  cancelledTime returnReason saleInvoiceNumber customerRefId storeId registerId employeeId terminalNumber`);
const itemKnown = names("productId quantity subTotal total tax discount unitPrice itemType deductedTax");

/**
 * Reads a receipt of the till: a sale, or a return, which StoreHub keeps as a transaction of its own with positive amounts
 * and the number of the sale. A void is a mark on the sale itself, made at any time later. All amounts are in ringgit.
 */
export function readTransaction(raw: JsonObject, products: ReadonlyMap<string, JsonObject>): OneRead {
  const about = typeof raw.refId === "string" ? raw.refId : null;
  const refuse = (reason: string): OneRead => ({ kind: "refused", reason, about });
  const parsed = parseSent(transaction, raw);
  if (!parsed.ok) return refuse(`This StoreHub transaction cannot be read: ${parsed.error.sentence}`);
  const sale = parsed.value;
  const type = sale.transactionType.trim().toLowerCase();
  if (type !== "sale" && type !== "return") return refuse(`StoreHub transaction ${sale.refId} is of the type "${sale.transactionType.slice(0, 50)}", which Holdpoint does not know.`);

  const unmapped = new UnmappedList();
  const isReturn = type === "return";
  const lines = readLines(sale, products, unmapped);
  const document: SalesDocumentInput = {
    number: (sale.invoiceNumber ?? sale.refId).slice(0, 50),
    date: malaysianDate(sale.transactionTime),
    currency: "MYR",
    customer: sale.customerRefId === null ? {} : { sourceId: sale.customerRefId },
    lines,
    tax: sale.tax ?? exactAmount(sum(lines.map((line) => line.tax ?? "0"))),
    rounding: rounding(sale, lines, unmapped),
    total: sale.total,
    references: isReturn && sale.saleInvoiceNumber !== null ? [{ kind: null, number: sale.saleInvoiceNumber.slice(0, 50) }] : [],
    isPaid: compareDecimals(sum(sale.payments.map((payment) => payment.amount)).toFixed(), sale.total) >= 0,
    isDelivered: true,
    isCancelled: sale.isCancelled,
    reason: isReturn ? unmapped.fit("returnReason", sale.returnReason ?? "", 80) || null : null,
    goodsReturned: isReturn,
  };
  if (isReturn && sale.saleInvoiceNumber === null) unmapped.add("saleInvoiceNumber", "The return does not say which sale it is about.");
  listIfOther("subTotal", raw.subTotal, sum(sale.items.map((item) => item.subTotal)), unmapped);
  objectsIn(raw.items).forEach((item, index) => {
    const sold = sale.items[index];
    if (sold !== undefined && !isZero(sold.quantity)) listIfOther(`items[${index}].unitPrice`, item.unitPrice, decimal(sold.subTotal).dividedBy(sold.quantity), unmapped, "0.01");
  });
  listRest(raw, unmapped);
  const finished = finishDocument(`StoreHub transaction ${sale.refId}`, document, unmapped);
  if (!finished.ok) return refuse(finished.error);
  // There is no time of change: a void is the only change of a receipt, and it has a time.
  const sourceVersion = sale.cancelledTime ?? sale.transactionTime;
  return oneRead(ok({ kind: isReturn ? ("credit_note" as const) : null, externalId: sale.refId, sourceVersion, document: finished.value }), about);
}

/** As it is written where the receipt adds up with it; with the other sign where it adds up so. */
function rounding({ roundedAmount, total }: Transaction, lines: readonly LineInput[], unmapped: UnmappedList): string {
  const rounded = roundedAmount ?? "0.00";
  if (isZero(rounded)) return "0.00";
  const before = sum(lines.flatMap((line) => [line.amount, line.tax ?? "0"]));
  if (before.plus(rounded).equals(total) || !before.minus(rounded).equals(total)) return rounded;
  unmapped.add("roundedAmount", `${rounded} was taken off the total.`);
  return exactAmount(decimal(rounded).negated());
}

function listRest(raw: JsonObject, unmapped: UnmappedList): void {
  const left = new Leftovers(unmapped);
  left.others(raw, known);
  objectsIn(raw.payments).forEach((payment, index) => unmapped.add(`payments[${index}]`, wordsOf(payment, ["paymentMethod", "amount"])));
  objectsIn(raw.items).forEach((item, index) => left.others(item, itemKnown, `items[${index}]`));
  for (const field of ["storeId", "registerId", "terminalNumber"] as const) if (raw[field] !== undefined && raw[field] !== null) left.leaves(field, raw[field]);
}
