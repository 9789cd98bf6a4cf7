import { isAmong, type Kind, linedKinds, tradeKinds } from "#lib/canonical/kinds.ts";
import { guessDateOrder, guessDecimalMark } from "./guess-options.ts";
import { compactHeader, headerWords, type Origin, wordsKey } from "./header-words.ts";
import { looksLike } from "./looks-like.ts";
import { type MappingBody, mappingBody, type Transform } from "./schema.ts";
import { type Target, targetsOf } from "./targets.ts";

/** One column put to one field, how sure that is (0 to 1), and why, in a sentence. */
export type Suggestion = { to: string; from: string; confidence: number; reason: string; transforms: Transform[] };

export type Suggested = {
  body: MappingBody;
  suggestions: Suggestion[];
  /** What a person should look at before trusting it: "No date in the file says whether the day or the month stands first." */
  questions: string[];
};

export type Sample = Readonly<globalThis.Record<string, string>>;
/** A mapping that was used before, for a file with the same headers or with some of them. */
export type EarlierMapping = { name: string; body: MappingBody; isSameLayout: boolean };

/** Below this a suggestion is noise. */
const leastConfidence = 0.5;

/**
 * Proposes a mapping for a file: what was used before for the same headers, else by the headers' names and what stands
 * below them. A proposal only: a person sees confidence and reason, and changes it.
 */
export function suggestMapping(headers: readonly string[], samples: readonly Sample[], kind: Kind, earlier: readonly EarlierMapping[] = []): Suggested {
  const same = earlier.find(({ body, isSameLayout }) => isSameLayout && body.kind === kind);
  if (same) {
    const suggestions = same.body.fields.flatMap(({ to, from, transforms }) =>
      from.map((column) => ({ to, from: column, confidence: 1, reason: `The mapping "${same.name}" has it so for the same columns.`, transforms })),
    );
    return { body: same.body, suggestions, questions: [] };
  }
  const targets = targetsOf(kind);
  const candidates = headers.flatMap((header) => targets.flatMap((target) => candidate(header, target, headers, samples, earlier, kind)));
  candidates.sort((a, b) => b.confidence - a.confidence);
  const suggestions: Suggestion[] = [];
  for (const one of candidates) {
    const isTaken = suggestions.some(({ to, from }) => to === one.to || from === one.from);
    if (one.confidence >= leastConfidence && !isTaken) suggestions.push(one);
  }
  suggestions.sort((a, b) => headers.indexOf(a.from) - headers.indexOf(b.from));
  return { ...assemble(suggestions, samples, kind, targets), suggestions };
}

function assemble(suggestions: readonly Suggestion[], samples: readonly Sample[], kind: Kind, targets: readonly Target[]): Pick<Suggested, "body" | "questions"> {
  const columnsOf = (type: Target["type"]) => suggestions.filter(({ to }) => targets.find((target) => target.path === to)?.type === type).map(({ from }) => from);
  const valuesOf = (columns: readonly string[]) => samples.flatMap((sample) => columns.map((column) => sample[column] ?? ""));
  const dateOrder = guessDateOrder(valuesOf(columnsOf("date")));
  const decimalMark = guessDecimalMark(valuesOf(columnsOf("number")));
  const number = suggestions.find(({ to }) => to === "number")?.from;
  const hasTotal = suggestions.some(({ to }) => to === "total");
  const questions: string[] = [];
  const dates = valuesOf(columnsOf("date"));
  if (!dateOrder.isSure && dates.some((date) => /^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(date))) questions.push("No date in the sample says whether the day or the month stands first: check the date order.");
  if (isAmong(tradeKinds, kind) && !hasTotal) questions.push("No column looks like the document's total: without one it is computed from the lines and cannot be checked.");
  const body = mappingBody.parse({
    kind,
    groupBy: number !== undefined && (isAmong(linedKinds, kind) || kind === "payment") ? [number] : [],
    // A mapping has at least one field, also before anybody has chosen one.
    fields: suggestions.length > 0 ? suggestions.map(({ to, from, transforms }) => ({ to, from: [from], transforms })) : [{ to: targets[0]?.path ?? "number", from: [] }],
    options: { dateOrder: dateOrder.value, decimalMark: decimalMark.value, totalFromLines: isAmong(tradeKinds, kind) && !hasTotal },
  });
  return { body, questions };
}

function candidate(header: string, target: Target, headers: readonly string[], samples: readonly Sample[], earlier: readonly EarlierMapping[], kind: Kind): Suggestion[] {
  const named = byEarlier(header, target, earlier, kind) ?? byName(header, target, headers);
  if (named === null) return [];
  const values = samples.map((sample) => sample[header] ?? "").filter((value) => value.trim() !== "");
  const fit = values.length === 0 ? 1 : looksLike(target.type, values);
  const confidence = named.confidence * (fit > 0.8 ? 1 : fit > 0.4 ? 0.8 : 0.4);
  const isNegative = target.type === "discount" && values.length > 0 && values.every((value) => /^\s*[-(]|-\s*$|^\s*(RM)?\s*0*([.,]0+)?\s*$/i.test(value)) && values.some((value) => /[-(]/.test(value));
  return [{ to: target.path, from: header, confidence: Math.round(confidence * 100) / 100, reason: named.reason, transforms: isNegative ? [{ use: "absolute" }] : [] }];
}

function byEarlier(header: string, target: Target, earlier: readonly EarlierMapping[], kind: Kind): { confidence: number; reason: string } | null {
  const before = earlier.find(({ body }) => body.kind === kind && body.fields.some(({ to, from }) => to === target.path && from.length === 1 && from[0] === header));
  return before ? { confidence: 0.97, reason: `The mapping "${before.name}" puts a column of this name there.` } : null;
}

function byName(header: string, target: Target, headers: readonly string[]): { confidence: number; reason: string } | null {
  const word = compactHeader(header);
  if (word === "") return null;
  const key = wordsKey(target.path);
  // Shopify's order export calls the order's number "Name".
  if (word === "name" && headers.some((other) => compactHeader(other) === "lineitemname")) return key === "number" ? { confidence: 0.95, reason: "Shopify's exports call it so." } : null;
  let best: { confidence: number; reason: string } | null = null;
  for (const [origin, words] of Object.entries(headerWords) as [Origin, globalThis.Record<string, string>][]) {
    (words[key] ?? "").split("|").forEach((name, rank) => {
      const known = compactHeader(name);
      if (known === "") return;
      const common = origin.startsWith("spreadsheets") ? 0.93 : 0.96;
      const confidence = known === word ? common - Math.min(rank, 8) * 0.005 : isPartOf(known, word) ? 0.62 : 0;
      if (confidence > (best?.confidence ?? 0)) best = { confidence, reason: known === word ? `Usual in ${origin.startsWith("spreadsheets") ? origin : `files of ${origin}`}.` : `It is like "${name}".` };
    });
  }
  if (compactHeader(target.label) === word) return { confidence: 0.98, reason: "It has the field's own name." };
  return best;
}

/** "Invoice Date (MYT)" holds "invoicedate"; words of a few letters are in too many others. */
function isPartOf(known: string, word: string): boolean {
  return known.length >= 5 && word.includes(known) && known.length / word.length > 0.55;
}
