import { decimal } from "#lib/canonical/money.ts";
import { covered, nameWords } from "./alignment.ts";
import { bareCode, similarity, words } from "./similarity.ts";
import { searchWords } from "./some-words.ts";
import type { UserName } from "./used-for.ts";

/** An item that may be the answer. `price` in the company's currency, `taught` how many sources answer the line's SKU with it. */
export type ItemCandidate = {
  code: string;
  name: string;
  barcode: string | null;
  uom: string | null;
  price: string | null;
  isActive: boolean;
  origin: string;
  taught: number;
};

/** What the document's line says. `price` is null where it cannot be compared, such as in another currency. */
export type WantedItem = { sku: string | null; description: string; price: string | null };

/** Why something is suggested; the screen has a sentence for each. */
export type Reason =
  | { why: "same-code" }
  | { why: "same-barcode" }
  | { why: "chosen-before"; times: number }
  | { why: "similar-code" }
  | { why: "similar-description"; percent: number }
  | { why: "same-price" }
  | { why: "close-price"; percent: number }
  | { why: "same-register-no" }
  | { why: "same-email" }
  | { why: "same-phone" }
  | { why: "same-name" }
  | { why: "similar-name"; percent: number }
  | { why: "used-last"; by: UserName }
  | { why: "same-unit" }
  | { why: "enough-stock" }
  | { why: "items-own" }
  | { why: "same-rate" }
  | { why: "same-tax" };

export type Ranked<T> = T & { score: number; reasons: Reason[] };

/** From how alike two texts have to be before a person is told that they are. */
export const noteworthy = 0.35;

/**
 * Orders items by how well they answer a line, best first, each with its reasons. The same code or barcode is as good as
 * an answer; what people chose before comes next; then code, description and price together. With `query`, what was
 * typed decides and the line only breaks ties. Items that are inactive in AutoCount come last: they cannot be sold.
 */
export function rankItems(candidates: readonly ItemCandidate[], wanted: WantedItem, query = ""): Ranked<ItemCandidate>[] {
  return rank(candidates, (item) => {
    const fit = scoreItem(item, wanted);
    const typed = query === "" ? 0 : 4 * typedScore(query, item.code, [item.name, item.barcode ?? ""]);
    return { score: fit.score + typed - (item.isActive ? 0 : 500), reasons: fit.reasons };
  });
}

function scoreItem(item: ItemCandidate, wanted: WantedItem): { score: number; reasons: Reason[] } {
  const reasons: Reason[] = [];
  let score = 0;
  const sku = wanted.sku === null ? "" : bareCode(wanted.sku);
  if (sku !== "" && sku === bareCode(item.code)) {
    score += 100;
    reasons.push({ why: "same-code" });
  } else if (sku !== "" && item.barcode !== null && sku === bareCode(item.barcode)) {
    score += 95;
    reasons.push({ why: "same-barcode" });
  }
  if (item.taught > 0) {
    score += 70 + Math.min(item.taught, 10);
    reasons.push({ why: "chosen-before", times: item.taught });
  }
  if (sku !== "" && sku !== bareCode(item.code)) {
    const alike = similarity(wanted.sku ?? "", item.code);
    score += 25 * alike;
    if (alike >= noteworthy) reasons.push({ why: "similar-code" });
  }
  const described = similarity(wanted.description, item.name);
  // Siblings differ by one word: what of the name is not said counts against it, whatever else a shop says.
  score += 30 * described + 30 * covered(searchWords(item.name, 12), searchWords(wanted.description, 20));
  if (described >= noteworthy) reasons.push({ why: "similar-description", percent: Math.round(described * 100) });
  const price = comparePrices(wanted.price, item.price, packSize(wanted.description));
  if (price !== null) {
    score += price.score;
    // The price alone suggests nothing: many things cost RM 45.00.
    if (price.reason !== null && reasons.length > 0) reasons.push(price.reason);
  }
  return { score, reasons };
}

/** How many of an item a shop sells as one: "x2", "bundle of 3"; 1 where it says nothing of it. */
function packSize(description: string): number {
  const [, times, of] = /\bx\s?([2-9])\b|\b(?:bundle|pack|set) of ([2-9])\b/i.exec(description) ?? [];
  return Number(times ?? of ?? "1");
}

/** How near a price is to a known one, of one or of a pack of so many, and whether that is a reason; null where they cannot be compared. */
export function comparePrices(wanted: string | null, known: string | null, pack: number): { score: number; reason: Reason | null } | null {
  if (wanted === null || known === null || decimal(known).isZero()) return null;
  const ofOne = decimal(wanted).minus(known);
  const ofPack = decimal(wanted).dividedBy(pack).minus(known);
  const apart = (ofPack.abs().lessThan(ofOne.abs()) ? ofPack : ofOne).div(known).times(100);
  if (apart.isZero()) return { score: 12, reason: { why: "same-price" } };
  if (apart.abs().lessThanOrEqualTo(15)) {
    return { score: 8 * (1 - apart.abs().toNumber() / 15), reason: { why: "close-price", percent: Math.max(1, Math.round(apart.abs().toNumber())) } };
  }
  // A tenth or ten times the price is hardly the same thing.
  return { score: -Math.min(15, apart.abs().toNumber() / 20), reason: null };
}

/** A debtor that may be the buyer. */
export type CustomerCandidate = {
  code: string;
  name: string;
  email: string | null;
  phone: string | null;
  registerNo: string | null;
  currency: string;
  isActive: boolean;
  origin: string;
};

/** What the document says about its buyer. */
export type WantedCustomer = { name: string; email: string | null; phone: string | null; registerNo: string | null };

/**
 * Orders debtors by how well they match a buyer, best first, each with its reasons. The register number is proof, e-mail
 * and phone nearly so; a name is only a hint, since two companies may share it. `query` and inactive ones as for items.
 */
export function rankCustomers(candidates: readonly CustomerCandidate[], wanted: WantedCustomer, query = ""): Ranked<CustomerCandidate>[] {
  return rank(candidates, (customer) => {
    const fit = scoreCustomer(customer, wanted);
    const typed = query === "" ? 0 : 4 * typedScore(query, customer.code, [customer.name, customer.email ?? "", customer.phone ?? "", customer.registerNo ?? ""]);
    return { score: fit.score + typed - (customer.isActive ? 0 : 500), reasons: fit.reasons };
  });
}

function scoreCustomer(customer: CustomerCandidate, wanted: WantedCustomer): { score: number; reasons: Reason[] } {
  const reasons: Reason[] = [];
  let score = 0;
  if (isSame(bareCode, customer.registerNo, wanted.registerNo)) {
    score += 100;
    reasons.push({ why: "same-register-no" });
  }
  if (isSame((email) => email.trim().toLowerCase(), customer.email, wanted.email)) {
    score += 80;
    reasons.push({ why: "same-email" });
  }
  if (isSame(barePhone, customer.phone, wanted.phone)) {
    score += 60;
    reasons.push({ why: "same-phone" });
  }
  const named = similarity(wanted.name, customer.name);
  if (isSame(bareCode, customer.name, wanted.name)) {
    score += 50;
    reasons.push({ why: "same-name" });
  } else {
    const [wantedWords, knownWords] = [nameWords(wanted.name), nameWords(customer.name)];
    score += 16 * named + 12 * covered(wantedWords, knownWords) + 12 * covered(knownWords, wantedWords);
    if (named >= noteworthy) reasons.push({ why: "similar-name", percent: Math.round(named * 100) });
  }
  return { score, reasons };
}

function isSame(bare: (text: string) => string, a: string | null, b: string | null): boolean {
  return a !== null && b !== null && bare(a) !== "" && bare(a) === bare(b);
}

/** A phone number without punctuation, country code and leading zero: "+60 12-345 6789" is "012-3456789". */
export function barePhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, "");
  const national = digits.startsWith("60") ? digits.slice(2) : digits;
  return national.replace(/^0+/, "");
}

/** From 0 to 100: how well what was typed matches a code and the texts beside it. */
export function typedScore(query: string, code: string, texts: readonly string[]): number {
  const typed = bareCode(query);
  if (typed === "") return 0;
  const bare = bareCode(code);
  if (bare === typed) return 100;
  if (texts.some((text) => bareCode(text) === typed)) return 95;
  if (bare.startsWith(typed)) return 90;
  const known = words(`${code} ${texts.join(" ")}`);
  const wholeText = texts.join(" ");
  const hits = words(query).filter((word) => known.some((other) => other.startsWith(word))).length;
  const share = hits / Math.max(words(query).length, 1);
  return 60 * share + 25 * similarity(query, wholeText);
}

/** Best first; where two are as good, in the order of their codes. */
export function rank<T extends { code: string }>(candidates: readonly T[], score: (candidate: T) => { score: number; reasons: Reason[] }): Ranked<T>[] {
  return candidates
    .map((candidate) => ({ ...candidate, ...score(candidate) }))
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
}
