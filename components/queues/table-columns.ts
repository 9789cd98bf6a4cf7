import type { Column, Columns, Queue } from "#lib/queues/define-queue.ts";
import { sortParam, type View } from "#lib/queues/parse-view.ts";
import { type ArrangedColumn, arrangeColumns, type ColumnWidth } from "#lib/views/layout.ts";
import { columnsOf, viewHref } from "#lib/queues/view-href.ts";
import type { Translate } from "#messages/translate.ts";
import { columnWord } from "./queue-words.ts";

/** A column as the table shows it: plain data, so that it can go from the server to the browser. */
export type TableColumn = {
  id: string;
  label: string;
  align: "left" | "right";
  shows: NonNullable<Column["shows"]>;
  grows: boolean;
  /** As its reader has set it; null: as wide as what stands in it. */
  width: ColumnWidth | null;
  /** Where a click on its head leads; null where it cannot be sorted. */
  sortHref: string | null;
  sorted: "asc" | "desc" | null;
};

/**
 * The heads of a queue's table in a view of these rows, as they are arranged. The first click sorts upwards, the next one
 * turns it around. What somebody put there on purpose gives way on a phone only.
 */
export function tableColumns<Q extends Queue>(t: Translate, queue: Q, view: View<Q>, rows: readonly object[] = [], arranged: readonly ArrangedColumn[] = arrangeColumns(queue, null, view.columns)): TableColumn[] {
  const columns: Columns = queue.columns;
  const isThere = (id: string) => rows.some((row) => (row as { [field: string]: unknown })[id] !== null);
  return arranged.flatMap(({ id, isHidden, width, isChosen }): TableColumn[] => {
    const column = columns[id];
    if (column === undefined || isHidden || (column.isRare === true && view.sort.column !== id && !isThere(id))) return [];
    const sorted = view.sort.column === id ? view.sort.direction : null;
    const sort = { column: id, direction: sorted === "asc" ? ("desc" as const) : ("asc" as const) };
    const shows = column.shows ?? "always";
    return [{
      id,
      label: columnWord(t, id, column),
      align: column.align ?? "left",
      shows: isChosen && shows !== "always" ? "medium" : shows,
      grows: (column.grows ?? false) && width === null,
      width,
      sortHref: column.sort ? viewHref(queue, { filters: view.filters, sort, ...columnsOf(view) }) : null,
      sorted,
    }];
  });
}

/** Says the same view in every render: rows of another view must not be mixed in. */
export function viewKey<Q extends Queue>(queue: Q, view: View<Q>): string {
  return `${viewHref(queue, view)} ${sortParam(view.sort)}`;
}
