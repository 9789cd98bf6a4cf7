"use client";

import { useMemo, useState } from "react";

type Steady<Row> = { base: readonly Row[]; given: readonly Row[]; now: string; since: string; wantsNext: boolean };

/**
 * Keeps a list still while it is refreshed under the reader's hand: rows change in place, one that has left stays where
 * it was and says so, a new one waits until the reader asks for it with `settle`.
 */
export function useSteadyRows<Row extends { id: string }>(given: readonly Row[], now: string) {
  const [steady, setSteady] = useState<Steady<Row>>({ base: given, given, now, since: now, wantsNext: false });
  if (steady.given !== given) {
    // During render, as React asks for state that follows a prop: no frame shows the rows of before.
    const takes = steady.wantsNext;
    setSteady({ base: takes ? given : steady.base, given, now, since: takes ? now : steady.since, wantsNext: false });
  }
  const latest = useMemo(() => new Map(given.map((row) => [row.id, row])), [given]);
  // The same array as long as nothing changed: the table rebuilds its rows for a new one.
  const rows = useMemo(() => steady.base.map((row) => latest.get(row.id) ?? row), [steady.base, latest]);
  return {
    rows,
    hasLeft: (id: string) => !latest.has(id),
    /** The moment the list was last taken as it is: what came later is new. */
    since: steady.since,
    /** Takes the rows of the next refresh as they come. */
    settle: () => setSteady((before) => ({ ...before, wantsNext: true })),
  };
}
