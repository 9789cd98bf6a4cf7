import type { OfKind } from "#lib/canonical/document.ts";
import { goodsOf, worthOf } from "#lib/canonical/facets.ts";
import { compareDecimals, toQuantity } from "#lib/canonical/money.ts";
import type { SimilarFact } from "#lib/rules/facts.ts";
import { normaliseNumber } from "./match-key.ts";

/** What a line of goods is compared by: its item (or SKU, or text) and how many. */
export function lineKeysOf(carrier: OfKind): string[] {
  return goodsOf(carrier).map((line) => lineKey(line)).toSorted();
}

export function lineKey(line: { itemCode: string | null; sku: string | null; description: string; quantity: string }): string {
  return `${(line.itemCode ?? line.sku ?? line.description).trim().toLowerCase()} x ${toQuantity(line.quantity)}`;
}

/** How likely two records of the same other side are one business, 0 to 100, and why. `days` between their dates. Pure. */
export function scorePair(one: OfKind & { sourceId: string }, other: SimilarFact, days: number): { score: number; reasons: string[] } {
  const reasons: string[] = [];
  let score = 0;
  const add = (points: number, reason: string) => {
    score += points;
    if (reason !== "") reasons.push(reason);
  };
  const worth = worthOf(one);
  if (worth === null || worth.currency !== other.currency || compareDecimals(worth.total, other.total) !== 0) return { score: 0, reasons };
  add(40, `same amount ${worth.currency} ${worth.total}`);
  if (days === 0) add(20, "same date");
  else add(10, days === 1 ? "a day apart" : `${days} days apart`);
  const alike = similarity(lineKeysOf(one), other.lines);
  if (alike === 1) add(30, "same goods");
  else if (alike > 0) add(Math.round(alike * 30), "some of the same goods");
  const [own, theirs] = [bareReference(one.document.reference), bareReference(other.reference)];
  const isSameReference = own !== "" && own === theirs;
  if (isSameReference) add(20, `same reference ${one.document.reference}`);
  else if (isOneSlipApart(own, theirs)) add(10, `reference ${one.document.reference}, nearly ${other.reference}`);
  const [a, b] = [normaliseNumber(one.document.number), normaliseNumber(other.docNumber)];
  const isVariant = a === b || isSuffixOf(a, b) || isSuffixOf(b, a);
  if (isVariant) add(20, `number ${other.docNumber}`);
  // One shop numbers its own orders: a buyer who buys the same again is no copy.
  else if (one.sourceId === other.sourceId && !isSameReference) add(-40, "");
  return { score: Math.max(0, Math.min(100, score)), reasons };
}

/** "1001-A" or "1001 (copy)" is "1001" with something after it; "10011" is another number. */
function isSuffixOf(long: string, short: string): boolean {
  return short !== "" && long.startsWith(short) && /^[^a-z0-9/][^/]*$/i.test(long.slice(short.length));
}

/** How much of both lists is the same, 0 to 1; two empty ones say nothing. */
function similarity(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 && b.length === 0) return 0;
  const rest = [...b];
  let same = 0;
  for (const key of a) {
    const at = rest.indexOf(key);
    if (at === -1) continue;
    rest.splice(at, 1);
    same += 1;
  }
  return same / Math.max(a.length, b.length);
}

/** A reference as it is compared: "PO-1001" is "po 1001". */
function bareReference(reference: string | null): string {
  return (reference ?? "").toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** Whether two references differ by one slip of the hand: a character lost or two swapped. Not by another one: the next number is another business. Short ones differ too easily. */
function isOneSlipApart(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 6 || a === b) return false;
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  const rest = (text: string, from: number) => text.slice(at + from);
  if (long.length > short.length) return long.length - short.length === 1 && rest(long, 1) === rest(short, 0);
  return long[at] === short[at + 1] && long[at + 1] === short[at] && rest(long, 2) === rest(short, 2);
}
