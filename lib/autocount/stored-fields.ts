import { z } from "zod";
import { decimal, differsBy, toAmount } from "#lib/canonical/money.ts";
import type { FindOutcome, LedgerDifference } from "#lib/posting/ledger.ts";

/** What a stored document turned out to be; null where the answer is not one that AutoCount gives. */
export type Compared = Extract<FindOutcome, { kind: "mine" | "foreign" }> | null;

// Answers come here with every key in lower case and every number as text (cloud-json.ts).
/** A text of an answer; null and left out are empty. */
export const storedText = z.string().nullish().transform((value) => value ?? "");
export const storedNumber = z.string().regex(/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/);

/** Whether AutoCount changes case or trims is not documented (cloud-api 28), so neither makes a document foreign. */
export function sameText(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

export function textDifference(field: string, sent: string, stored: string): LedgerDifference[] {
  return sent === stored ? [] : [{ field, sent, stored }];
}

/** Amounts compared at the book's scale. */
export function amountDifference(field: string, sent: string, stored: string, scale: number): LedgerDifference[] {
  const rounded = (value: string) => decimal(value).toDecimalPlaces(scale);
  return differsBy(rounded(sent), rounded(stored)) ? [{ field, sent, stored: toAmount(stored) }] : [];
}

/** How a number taken by somebody else is told: what it is, and why it is not ours. */
export function foreignDescription(head: string, reference: string, isSameRecord: boolean): string {
  const mark = isSameRecord ? "made from this record with other content" : `with reference "${reference}", not made from this record`;
  return `${head}, ${mark}.`;
}

/**
 * The moment that a time stamp means, ISO 8601 in UTC; null where it is none. Stamps have no zone, and whether they are UTC or
 * Malaysian time is not documented (cloud-api 4): read as Malaysian, it is the earlier of the two. The year 1 stands for none.
 */
export function earliestMoment(stamp: string): string | null {
  const [, text, fraction = "", zone = ""] = /^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.exec(stamp.trim()) ?? [];
  if (text === undefined || text.startsWith("0001")) return null;
  const at = Date.parse(`${text.replace(" ", "T")}${fraction.slice(0, 4)}${zone || "+08:00"}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
