import type { PlannedLine } from "#lib/canonical/plan-lines.ts";
import { correctionOf, type LineRow, type StoredLine } from "./line-draft.ts";

export type Change = { path: string; value: string | null };
/** What is sent of a draft; `keys` are those of the rows, by their places in the plan. */
export type Sent = { changes: Change[]; planned: PlannedLine[] | undefined; keys: readonly string[] };

/** The changes of the head, and what becomes of the lines. */
export function sentOf(lines: readonly StoredLine[], rows: readonly LineRow[], all: readonly Change[]): Sent {
  const { lines: planned, changes, keys } = correctionOf(lines, rows);
  return { planned, keys, changes: [...all.filter(({ path }) => !path.startsWith("lines.")), ...changes] };
}
