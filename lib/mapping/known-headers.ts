import { compactHeader, headerWords } from "./header-words.ts";

const known = new Set(Object.values(headerWords).flatMap((words) => Object.values(words).flatMap((names) => names.split("|").map(compactHeader))));

/** Whether a cell has a name that columns usually have, whatever they are of. */
export function isKnownHeader(cell: string): boolean {
  return known.has(compactHeader(cell));
}
