import { z } from "zod";
import { text } from "./core.ts";
import { documentLine, stockLine } from "./document-line.ts";
import { type DocumentOf, isOfKind, type OfKind } from "./document.ts";
import { linedKinds, tradeKinds } from "./kinds.ts";
import { isDivisible } from "./split-line.ts";

/** A line that a document is to have: one that it has, by its id, or a new one; `like` another, or empty to be filled in. */
export const plannedLine = z.union([z.strictObject({ id: text(100).min(1) }), z.strictObject({ like: text(100).min(1).nullable() })]);
export type PlannedLine = z.infer<typeof plannedLine>;

export type LineProblem = { path: string; message: string };

/**
 * The document with its lines in this order: those not named are gone, new ones get ids of ours ("added-1"), which no source
 * gives. An empty line has neither quantity nor price: it is no valid one before they are filled in. Returns what is wrong
 * with the plan instead: a line that is not there or named twice, or a copy of one whose deliveries are counted by its line.
 */
export function withPlannedLines(carrier: OfKind, plan: readonly PlannedLine[]): { document: DocumentOf } | { problems: LineProblem[] } {
  if (!isOfKind(linedKinds, carrier)) return { problems: [{ path: "lines", message: "A document of this kind has no lines." }] };
  const isPriced = isOfKind(tradeKinds, carrier);
  const lines = carrier.document.lines as readonly AnyLine[];
  const byId = new Map(lines.map((line) => [line.id, line]));
  const kept = plan.flatMap((line) => ("id" in line ? [line.id] : []));
  const problems = plan.flatMap((line, index): LineProblem[] => {
    const named = "id" in line ? line.id : line.like;
    const path = `lines.${index}`;
    if (named === null) return [];
    const known = byId.get(named);
    if (known === undefined) return [{ path, message: "The document has no such line any more." }];
    if ("id" in line) return kept.indexOf(line.id) === kept.lastIndexOf(line.id) ? [] : [{ path, message: "A line can stand in the document only once." }];
    return isDivisible(known) ? [] : [{ path, message: "A part of this line was delivered or taken back, so it cannot be divided." }];
  });
  if (problems.length > 0) return { problems };
  const freeId = idMaker(byId);
  const planned = plan.map((line) => {
    if ("id" in line) return byId.get(line.id) as AnyLine;
    const like = line.like === null ? undefined : byId.get(line.like);
    return like === undefined ? emptyLine(freeId(), isPriced) : { ...like, id: freeId() };
  });
  return { document: { ...carrier.document, lines: planned } as DocumentOf };
}

type AnyLine = { id: string; quantity: string; delivered?: string | null; removed?: string };

function emptyLine(id: string, isPriced: boolean): AnyLine {
  const none = { quantity: "0", unitPrice: "0", amount: "0" };
  const nothingTyped = { quantity: "", ...(isPriced ? { unitPrice: "", amount: "" } : {}) };
  return { ...(isPriced ? documentLine.parse({ id, ...none }) : stockLine.parse({ id, quantity: "0" })), ...nothingTyped };
}

function idMaker(taken: ReadonlyMap<string, unknown>): () => string {
  let last = 0;
  return () => {
    do last += 1;
    while (taken.has(`added-${last}`));
    return `added-${last}`;
  };
}
