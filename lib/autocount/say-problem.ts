import { decimal, differsBy } from "#lib/canonical/money.ts";
import type { LedgerProblem } from "#lib/posting/ledger.ts";
import type { BookSettings } from "./book-settings.ts";
import { referenceOf } from "./document-marks.ts";
import { findTooLong } from "./field-limits.ts";
import type { FieldLimit } from "./field-limits.ts";

/** AutoCount takes 50; 30 keeps our numbers within what AutoCount on-premise takes (cloud-api 10). */
const documentNumber = /^[A-Z0-9-]{1,30}$/;
const MAX_REFERENCE = 40;

export type Say = (field: string, message: string, limit?: number) => void;

/** Gathers problems one after the other. */
export function sayInto(problems: LedgerProblem[]): Say {
  return (field, message, limit) => {
    problems.push({ field, message, ...(limit !== undefined && { limit }) });
  };
}

export function tooLongMessage(label: string, length: number, max: number): string {
  return `${label} has ${length} characters; AutoCount takes ${max}.`;
}

/** Every text of the document that AutoCount has no room for. */
export function tooLong(limits: readonly FieldLimit[], document: unknown): LedgerProblem[] {
  return findTooLong(document, limits).map(({ path, length, limit }) => ({
    field: path,
    message: tooLongMessage(limit.label, length, limit.max),
    limit: limit.max,
  }));
}

/** What is wrong with our own number and mark. */
export function markProblems({ key, recordId }: { key: string; recordId: string }): LedgerProblem[] {
  const problems: LedgerProblem[] = [];
  const say = sayInto(problems);
  if (!documentNumber.test(key)) {
    say("key", `The document number ${key} must be at most 30 upper-case letters, digits and hyphens.`, 30);
  }
  if (referenceOf(recordId).length > MAX_REFERENCE) {
    say("recordId", "The record's id does not fit into AutoCount's reference field.", MAX_REFERENCE);
  }
  return problems;
}

/** Whether the book is set up for the currency. */
export function currencyProblems(currency: string, settings: BookSettings): LedgerProblem[] {
  if (currency === settings.homeCurrency || settings.foreignCurrencies.includes(currency)) return [];
  const message = `The connection is not set up for ${currency}; its book is kept in ${settings.homeCurrency}.`;
  return [{ field: "currency", message }];
}

/** Currency and rate of a document with amounts. */
export function rateProblems({ currency, currencyRate }: { currency: string; currencyRate: string | null }, settings: BookSettings): LedgerProblem[] {
  const problems = currencyProblems(currency, settings);
  const say = sayInto(problems);
  if (currency === settings.homeCurrency && currencyRate !== null && differsBy(currencyRate, "1")) {
    say("currencyRate", `The rate of ${currency} is ${currencyRate}, but it is the book's own currency.`);
  }
  if (currency !== settings.homeCurrency && (currencyRate === null || !decimal(currencyRate).greaterThan(0))) {
    say("currencyRate", `AutoCount needs the rate of ${currency} to ${settings.homeCurrency}.`);
  }
  return problems;
}
