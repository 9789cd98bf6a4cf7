import type { BookSettings } from "#lib/sandbox/books.ts";
import { Decimal, cents } from "#lib/sandbox/decimal.ts";
import { decimalOf, textOf } from "#lib/sandbox/values.ts";
import type { Values } from "#lib/sandbox/values.ts";
import { partRows } from "./document-parts.ts";
import type { Draft } from "./document-spec.ts";
import { rateOf } from "./trade-fields.ts";

/** A debit (positive) or credit (negative) of one account, in local currency. */
export interface Posting {
  readonly accNo: string;
  readonly amount: Decimal;
}

/** Accounts that a real book names in its settings. */
const TAX_ACCOUNT = "410-0000";
const ROUNDING_ACCOUNT = "530-0000";

/** How each kind is booked; the others (quotations, orders, stock without values, knock-offs) book nothing. */
const BOOKED: Readonly<Record<string, (document: Draft, settings: BookSettings) => Posting[]>> = {
  invoice: (document, settings) => [...bookTrade(document, 1), ...bookPaymentAtOnce(document.master, settings)],
  creditNote: (document) => bookTrade(document, -1),
  payment: bookPayment,
};

/**
 * What one standing document posts to the general ledger. The party's side comes from the document's total, the other side
 * from each of its lines: that both are equal is the proof, not a rule of this function. Only what changing money at a rate
 * loses to rounding, at most a sen for each amount, goes to the rounding account.
 */
export function postingsOf(path: string, document: Draft, settings: BookSettings): Posting[] {
  const postings = (BOOKED[path]?.(document, settings) ?? []).filter(({ amount }) => !amount.isZero());
  if (rateOf(document.master).equals(1)) return postings;
  const left = postings.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
  const isRounding = left.abs().lessThanOrEqualTo(new Decimal("0.01").times(postings.length));
  return left.isZero() || !isRounding ? postings : [...postings, { accNo: ROUNDING_ACCOUNT, amount: left.negated() }];
}

function bookTrade({ master, lines }: Draft, sign: 1 | -1): Posting[] {
  const rate = rateOf(master);
  return [
    { accNo: textOf(master, "debtorCode") ?? "", amount: cents(decimalOf(master, "finalTotal").times(rate)).times(sign) },
    ...lines.flatMap((line) => [
      { accNo: textOf(line, "accNo") ?? "", amount: decimalOf(line, "localSubTotalExTax").times(-sign) },
      { accNo: TAX_ACCOUNT, amount: decimalOf(line, "localTax").times(-sign) },
      // A correction in local currency alone changes the tax that is owed, not what the customer pays.
      { accNo: ROUNDING_ACCOUNT, amount: adjustedLocally(line, rate).times(sign) },
    ]),
    { accNo: ROUNDING_ACCOUNT, amount: cents(decimalOf(master, "roundAdj").times(rate)).times(-sign) },
  ];
}

function adjustedLocally(line: Values, rate: Decimal): Decimal {
  if (textOf(line, "taxRate") === null || !rate.equals(1)) return new Decimal(0);
  return decimalOf(line, "localTaxAdjustment");
}

/** Money taken with the invoice: into the method's account, off the customer's. */
function bookPaymentAtOnce(master: Values, settings: BookSettings): Posting[] {
  const amount = cents(decimalOf(master, "paymentAmt").times(rateOf(master)));
  return [
    { accNo: bankOf(settings, master["paymentMethod"]), amount },
    { accNo: textOf(master, "debtorCode") ?? "", amount: amount.negated() },
  ];
}

/** Of a receipt a positive amount is a credit, of a voucher a debit (the contract's section 4). */
function bookPayment({ master, lines }: Draft, settings: BookSettings): Posting[] {
  const sign = textOf(master, "docType") === "OR" ? 1 : -1;
  const rate = rateOf(master);
  return [
    ...partRows(master, "paymentDetails").map((row) => ({ accNo: bankOf(settings, row["paymentMethod"]), amount: cents(decimalOf(row, "paymentAmt").times(rate)).times(sign) })),
    ...lines.map((line) => ({ accNo: textOf(line, "accNo") ?? "", amount: cents(decimalOf(line, "amount").times(rate)).times(-sign) })),
  ];
}

function bankOf(settings: BookSettings, method: unknown): string {
  return settings.paymentMethods.find(({ paymentMethod }) => paymentMethod === method)?.bankAccount ?? `(${String(method)})`;
}
