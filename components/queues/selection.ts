/** The ids of selected rows. One may have gone from the list since: it counts again if it comes back. */
export type SelectedIds = ReadonlySet<string>;

export const nothingSelected: SelectedIds = new Set();

/** `id` the other way around; with `from`, every row between the two goes the same way. `ids` are those that can be selected, as they stand. */
export function toggleRow(selected: SelectedIds, ids: readonly string[], id: string, from: string | null = null): SelectedIds {
  const [start, end] = [ids.indexOf(from ?? id), ids.indexOf(id)].toSorted((a, b) => a - b) as [number, number];
  return withRows(selected, start === -1 ? [id] : ids.slice(start, end + 1), !selected.has(id));
}

/** All of them, or none where all are selected already. */
export function toggleAll(selected: SelectedIds, ids: readonly string[]): SelectedIds {
  return withRows(selected, ids, howMany(selected, ids) !== "all");
}

/** How many of the rows that can be selected are. */
export function howMany(selected: SelectedIds, ids: readonly string[]): "all" | "some" | "none" {
  const count = ids.filter((id) => selected.has(id)).length;
  if (count === 0) return "none";
  return count === ids.length ? "all" : "some";
}

function withRows(selected: SelectedIds, ids: readonly string[], isSelected: boolean): SelectedIds {
  const changed = new Set(selected);
  for (const id of ids) {
    if (isSelected) changed.add(id);
    else changed.delete(id);
  }
  return changed;
}
