import type { Book, BookSettings } from "#lib/sandbox/books.ts";
import { Decimal, cents } from "#lib/sandbox/decimal.ts";
import type { Store } from "#lib/sandbox/store.ts";
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

export interface TrialBalance {
  readonly accounts: { accNo: string; description: string | null; debit: string; credit: string }[];
  readonly debit: string;
  readonly credit: string;
  /** Debits less credits: anything but 0.00 is a fault of these books. */
  readonly difference: string;
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

/** Every account that anything is posted to, debtors and creditors under their control account; amounts with two places. */
export function trialBalanceOf(store: Store, book: Book): TrialBalance {
  const controls = new Map(
    ["debtor", "creditor"].flatMap((kind) => store.listMasters(book, kind)).map(({ code, master }) => [code, textOf(master.fields, "parentAccNo") ?? code]),
  );
  const sums = new Map<string, Decimal>();
  for (const path of Object.keys(BOOKED)) {
    for (const document of store.listDocuments(book, path)) {
      if (document.master["cancelled"] === true) continue;
      for (const { accNo, amount } of postingsOf(path, document, book.settings)) {
        const account = controls.get(accNo) ?? accNo;
        sums.set(account, (sums.get(account) ?? new Decimal(0)).plus(amount));
      }
    }
  }
  const [debit, credit] = [total(sums, 1), total(sums, -1)];
  const described = new Map(book.settings.accounts.map(({ accNo, description }) => [accNo, description]));
  return {
    accounts: [...sums]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([accNo, sum]) => ({ accNo, description: described.get(accNo) ?? null, debit: Decimal.max(sum, 0).toFixed(2), credit: Decimal.max(sum.negated(), 0).toFixed(2) })),
    debit: debit.toFixed(2),
    credit: credit.toFixed(2),
    difference: debit.minus(credit).toFixed(2),
  };
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

function total(sums: ReadonlyMap<string, Decimal>, sign: 1 | -1): Decimal {
  return [...sums.values()].reduce((sum, amount) => (amount.times(sign).greaterThan(0) ? sum.plus(amount.abs()) : sum), new Decimal(0));
}
