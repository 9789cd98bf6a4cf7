import type { Column, Columns, Queue } from "#lib/queues/define-queue.ts";
import { sortParam, type View } from "#lib/queues/parse-view.ts";
import { viewHref } from "#lib/queues/view-href.ts";

/** A column as the table shows it: plain data, so that it can go from the server to the browser. */
export type TableColumn = {
  id: string;
  label: string;
  align: "left" | "right";
  shows: NonNullable<Column["shows"]>;
  grows: boolean;
  /** Where a click on its head leads; null where it cannot be sorted. */
  sortHref: string | null;
  sorted: "asc" | "desc" | null;
};

/** The heads of a queue's table in a view of these rows. The first click sorts upwards, the next one turns it around. */
export function tableColumns<Q extends Queue>(queue: Q, view: View<Q>, rows: readonly object[] = []): TableColumn[] {
  const columns: Columns = queue.columns;
  const isThere = (id: string) => rows.some((row) => (row as { [field: string]: unknown })[id] !== null);
  const shown = Object.entries(columns).filter(([id, column]) => column.isRare !== true || view.sort.column === id || isThere(id));
  return shown.map(([id, column]) => {
    const sorted = view.sort.column === id ? view.sort.direction : null;
    const sort = { column: id, direction: sorted === "asc" ? ("desc" as const) : ("asc" as const) };
    return {
      id,
      label: column.label,
      align: column.align ?? "left",
      shows: column.shows ?? "always",
      grows: column.grows ?? false,
      sortHref: column.sort ? viewHref(queue, { filters: view.filters, sort }) : null,
      sorted,
    };
  });
}

/** Says the same view in every render: rows of another view must not be mixed in. */
export function viewKey<Q extends Queue>(queue: Q, view: View<Q>): string {
  return `${viewHref(queue, view)} ${sortParam(view.sort)}`;
}
