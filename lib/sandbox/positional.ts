import type { Values } from "./values.ts";

/** A row after an update: what was stored there before (null where appended), and what the update says about it. */
export interface Matched {
  readonly stored: Values | null;
  readonly given: Values;
}

/**
 * Matches an update's rows to the stored ones by position, as AutoCount does: element N changes row N, `{}` keeps it,
 * further elements are appended, and stored rows beyond the last element are deleted. Left out entirely, all are kept.
 */
export function matchByPosition(stored: readonly Values[], given: readonly Values[] | undefined): Matched[] {
  if (given === undefined) return stored.map((row) => ({ stored: row, given: {} }));
  return given.map((row, index) => ({ stored: stored[index] ?? null, given: row }));
}
