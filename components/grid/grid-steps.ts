import type { GridRow } from "./grid-column.ts";

/** What can be taken back, the last step last: the rows as they were before it, and what the step was. */
export type Steps<R extends GridRow> = readonly { readonly rows: readonly R[]; readonly what: string }[];

const mostSteps = 100;

/** The steps with one more, from these rows; typing on in the same cell is still the same step. */
export function withStep<R extends GridRow>(steps: Steps<R>, rows: readonly R[], what: string): Steps<R> {
  const last = steps.at(-1);
  if (last?.what === what && what.startsWith("type ")) return steps;
  return [...steps.slice(1 - mostSteps), { rows, what }];
}

/** The rows before the last step, and the steps that are left; null where nothing can be taken back. */
export function undoStep<R extends GridRow>(steps: Steps<R>): { rows: readonly R[]; steps: Steps<R> } | null {
  const last = steps.at(-1);
  return last === undefined ? null : { rows: last.rows, steps: steps.slice(0, -1) };
}
