import { decimal } from "#lib/canonical/money.ts";
import type { KnockOff, LedgerProblem } from "#lib/posting/ledger.ts";
import type { BookSettings } from "../book-settings.ts";
import { cloudFieldLimits } from "./field-limits.ts";
import type { Payment } from "./payment-body.ts";
import { markProblems, rateProblems, sayInto, tooLong } from "../say-problem.ts";

/** What AutoCount could not store of a receipt. */
export function paymentProblems(payment: Payment, settings: BookSettings): LedgerProblem[] {
  const { document } = payment;
  const problems = [...markProblems(payment), ...rateProblems(document, settings), ...tooLong(cloudFieldLimits.payment, document)];
  const say = sayInto(problems);
  if (!document.customer.code) say("customer.code", "AutoCount needs the code of the debtor who paid.");
  const places = settings.decimals.currency;
  // AutoCount drops a line of nothing without a word, and a negative receipt is a payment out.
  if (!decimal(document.amount).greaterThan(0)) say("amount", `A receipt is over more than zero, not ${document.amount}.`);
  if (decimal(document.amount).decimalPlaces() > places) say("amount", `The book keeps ${places} decimals of an amount; ${document.amount} would be rounded.`);
  if (decimal(document.fee).isNegative()) say("fee", `What the bank keeps must not be negative, as ${document.fee} is.`);
  if (decimal(document.fee).greaterThan(document.amount)) say("fee", `What the bank keeps (${document.fee}) is more than what was paid (${document.amount}).`);
  return problems;
}

/** What AutoCount could not store of a knock-off entry. */
export function knockOffProblems({ settles }: KnockOff): LedgerProblem[] {
  const problems: LedgerProblem[] = [];
  const say = sayInto(problems);
  if (settles.length === 0) say("settles", "A knock-off entry settles at least one invoice.");
  settles.forEach(({ amount }, index) => {
    if (!decimal(amount).greaterThan(0)) say(`settles[${index}].amount`, `Only an amount above zero settles anything, not ${amount}.`);
  });
  return problems;
}
