import { compareDecimals, decimal, differsBy, isZero } from "#lib/canonical/money.ts";
import { taxByLine } from "#lib/canonical/tax.ts";
import type { TaxKind } from "#lib/myinvois/calendar.ts";
import { comparePrices, noteworthy, rank, typedScore, type Ranked, type Reason } from "./rank.ts";
import { bareCode, similarity } from "./similarity.ts";
import { userNames, type Asker, type UserName } from "./used-for.ts";

/** A line, or a document as a whole, that wants a unit, a location or a tax code. Null: not known, or not to be compared. */
export type ChoiceQuestion = Asker & {
  /** What was used on the record itself says nothing. */
  recordId: string | null;
  /** As it says now. */
  uom: string | null;
  location: string | null;
  /** In `uom`, as decimal text; null too where nothing is taken out of stock. */
  quantity: string | null;
  /** Of one `uom`, in the company's currency. */
  price: string | null;
  taxed: { amount: string; tax: string; taxRate: string | null; isInclusive: boolean } | null;
};

/** Nothing is known of who asks: only what is typed counts. */
export const nothingWanted: ChoiceQuestion = { recordId: null, sourceId: null, side: "stock", partyCode: null, itemCode: null, uom: null, location: null, quantity: null, price: null, taxed: null };

/** The last document on which a code was used for somebody; `number` is null where that document is not here any more. */
export type Use = { by: UserName; at: string; number: string | null };

/** What each row of these look-ups tells beside its own. */
type Used = { uses: readonly Use[] };

/** A unit of an item: how many base units (`unit`) it holds, its price for the debtor in the company's currency, and how many of it are in stock. */
export type UomCandidate = { code: string; rate: string; unit: string | null; price: string | null; stock: string | null; isBase: boolean } & Used;
/** A stock location. `stock` of the item that is asked for, in its own unit; null where it is not known there. `taught`: how many sources mean it by what the document says. */
export type LocationCandidate = { code: string; name: string; isActive: boolean; stock: string | null; needed: string | null; unit: string | null; taught: number } & Used;
/** A tax code of AutoCount; `rate` in percent, null where it is not known. `isItems`: the item has it in AutoCount. */
export type TaxCodeCandidate = { code: string; name: string; rate: string | null; side: string; kind: TaxKind | null; isActive: boolean; isItems: boolean } & Used;

/** What a person typed weighs more than anything that speaks for a code. */
const typedWeight = 10;
const usedScores: Readonly<Record<UserName, number>> = { customer: 40, supplier: 40, source: 25, item: 20 };

/** The units of an item, best first: what this buyer or source last took of it, what costs what the line says, what is spelled like it; else its own unit. */
export function rankUnits(units: readonly UomCandidate[], wanted: ChoiceQuestion, query = ""): Ranked<UomCandidate>[] {
  const latest = latestOf(units);
  return rank(units, (unit) => {
    const reasons: Reason[] = [];
    let score = unit.isBase ? 5 : -decimal(unit.rate).toNumber() / 1e6;
    const said = bareCode(wanted.uom ?? "");
    // What the line says already needs no reason; what it means in other letters does.
    if (wanted.uom === unit.code) score += 12;
    else if (said !== "" && said === bareCode(unit.code)) {
      score += 50;
      reasons.push({ why: "same-unit" });
    } else if (said !== "" && similarity(wanted.uom ?? "", unit.code) >= noteworthy) {
      score += 10;
      reasons.push({ why: "similar-code" });
    }
    const used = usedLast(unit, latest);
    const price = comparePrices(wanted.price, unit.price, 1);
    if (price?.reason != null) reasons.push(price.reason);
    return { score: score + used.score + 3 * (price?.score ?? 0) + typedFor(query, unit.code, []), reasons: [...used.reasons, ...reasons] };
  });
}

/** Stock locations, best first: what other sources mean by the same word, where this buyer or source was served from last, what holds enough of the item. */
export function rankLocations(locations: readonly LocationCandidate[], wanted: ChoiceQuestion, query = ""): Ranked<LocationCandidate>[] {
  const latest = latestOf(locations);
  return rank(locations, (location) => {
    const reasons: Reason[] = [];
    let score = location.isActive ? 0 : -500;
    if (location.taught > 0) {
      score += 70;
      reasons.push({ why: "chosen-before", times: location.taught });
    }
    const said = wanted.location ?? "";
    const alike = said === "" || bareCode(said) === bareCode(location.code) ? 0 : similarity(said, `${location.code} ${location.name}`);
    if (alike >= noteworthy) {
      score += 30 * alike;
      reasons.push({ why: "similar-name", percent: Math.round(alike * 100) });
    }
    const used = usedLast(location, latest);
    const isShort = location.stock !== null && location.needed !== null && compareDecimals(location.stock, location.needed) < 0;
    if (location.stock !== null && location.needed !== null && !isShort) {
      score += 10;
      reasons.push({ why: "enough-stock" });
    }
    return { score: score + used.score - (isShort ? 15 : 0) + typedFor(query, location.code, [location.name]), reasons: [...used.reasons, ...reasons] };
  });
}

/** Tax codes, best first: those of the document's side that fit the tax that was charged, the item's own, what was last used for it or for this party. */
export function rankTaxCodes(codes: readonly TaxCodeCandidate[], wanted: ChoiceQuestion, query = ""): Ranked<TaxCodeCandidate>[] {
  const latest = latestOf(codes);
  const side = wanted.side === "supplier" ? "purchase" : "sales";
  return rank(codes, (code) => {
    const reasons: Reason[] = [];
    let score = (code.isActive ? 0 : -500) - (code.side === side ? 0 : 200) - (code.kind === "ended" ? 100 : 0);
    if (code.isItems) {
      score += 50;
      reasons.push({ why: "items-own" });
    }
    const fits = fitsTax(code.rate, wanted.taxed);
    if (fits === "same-rate" || fits === "same-tax") {
      score += 60;
      reasons.push({ why: fits });
    } else if (fits === "other") score -= 60;
    const used = usedLast(code, latest);
    const typed = typedFor(query, code.code, [code.name]);
    return { score: score + used.score + typed + (code.rate !== null && query.trim() === code.rate ? 1000 : 0), reasons: [...reasons, ...used.reasons] };
  });
}

/** Whether a code of this rate is what the source charged: its rate, or, where it says none, the tax that comes of it. */
function fitsTax(rate: string | null, taxed: ChoiceQuestion["taxed"]): "same-rate" | "same-tax" | "other" | null {
  if (rate === null || taxed === null) return null;
  if (taxed.taxRate !== null) return compareDecimals(taxed.taxRate, rate) === 0 ? "same-rate" : "other";
  if (isZero(taxed.tax)) return null;
  return differsBy(taxByLine({ amount: taxed.amount, taxRate: rate }, taxed.isInclusive), taxed.tax, "0.01") ? "other" : "same-tax";
}

type Latest = ReadonlyMap<UserName, string>;

/** When somebody last used any of these codes. */
function latestOf(rows: readonly Used[]): Latest {
  const uses = rows.flatMap((row) => row.uses);
  return new Map(userNames.flatMap((by) => {
    const last = uses.filter((use) => use.by === by).map(({ at }) => at).toSorted().at(-1);
    return last === undefined ? [] : [[by, last] as const];
  }));
}

/** What was used last for somebody speaks for itself; what was used before that only a little. */
function usedLast({ uses }: Used, latest: Latest): { score: number; reasons: Reason[] } {
  const last = uses.filter(({ by, at }) => latest.get(by) === at).toSorted((a, b) => userNames.indexOf(a.by) - userNames.indexOf(b.by));
  const score = last.reduce((sum, { by }) => sum + usedScores[by], 0) + uses.length;
  // Who is nearest says it; the others would say the same again.
  return { score, reasons: last.slice(0, 1).map(({ by }) => ({ why: "used-last", by })) };
}

function typedFor(query: string, code: string, texts: readonly string[]): number {
  return query.trim() === "" ? 0 : typedWeight * typedScore(query, code, texts);
}
