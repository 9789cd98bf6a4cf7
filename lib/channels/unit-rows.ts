/** Rows of one and the same thing, one unit each. */
export type UnitGroup<Row> = { /** The first row's id; unique among the groups. */ id: string; rows: [Row, ...Row[]] };

/**
 * Puts rows of one unit each together into lines, by `keyOf` (item and price). The line takes the smallest id of its rows,
 * so that it is the same line in whatever order the rows come and whichever of them are cancelled later. Two lines with
 * the same smallest id are told apart by a number.
 */
export function groupUnits<Row>(rows: readonly Row[], idOf: (row: Row) => string, keyOf: (row: Row) => string): UnitGroup<Row>[] {
  const byKey = Map.groupBy(rows.toSorted((a, b) => compareIds(idOf(a), idOf(b))), keyOf);
  const groups = [...byKey].toSorted(([keyA, [a]], [keyB, [b]]) => (a && b ? compareIds(idOf(a), idOf(b)) : 0) || compareText(keyA, keyB));
  const used = new Map<string, number>();
  return groups.flatMap(([, [first, ...more]]) => {
    if (first === undefined) return [];
    const id = idOf(first);
    const times = (used.get(id) ?? 0) + 1;
    used.set(id, times);
    return [{ id: times === 1 ? id : `${id}-${times}`, rows: [first, ...more] }];
  });
}

/** Numbers of any length, written as text. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || compareText(a, b);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
