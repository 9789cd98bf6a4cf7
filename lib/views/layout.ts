import { z } from "zod";
import type { Columns, Queue } from "#lib/queues/define-queue.ts";

/** How wide a column is; without it as wide as what stands in it. */
export const columnWidths = ["narrow", "medium", "wide"] as const;
export type ColumnWidth = (typeof columnWidths)[number];

/** How a person wants a queue's table: columns in their order, those that are hidden, widths, and how close the rows stand. */
export const tableLayout = z.object({
  order: z.array(z.string().max(40)).max(60),
  hidden: z.array(z.string().max(40)).max(60),
  widths: z.record(z.string().max(40), z.enum(columnWidths)),
  density: z.enum(["comfortable", "compact"]),
});
export type TableLayout = z.output<typeof tableLayout>;

/** A column in its place; `isChosen`: the person has it there on purpose, so that it does not give way on a desk. */
export type ArrangedColumn = { id: string; isHidden: boolean; width: ColumnWidth | null; isChosen: boolean };

/**
 * The columns of a queue as they are shown: a view's own columns before the person's layout, that before the queue's.
 * A column that the layout does not know is shown in its place at the end; one that the queue no longer has is left out.
 * The first column, which leads to the record, is always there.
 */
export function arrangeColumns(queue: Pick<Queue, "columns">, layout: TableLayout | null, ofView: readonly string[] | undefined): ArrangedColumn[] {
  const columns: Columns = queue.columns;
  const all = Object.keys(columns);
  const [lead] = all;
  const known = (ids: readonly string[]) => [...new Set(ids)].filter((id) => all.includes(id));
  const width = (id: string) => layout?.widths[id] ?? null;
  if (ofView !== undefined) {
    const shown = known([...(lead === undefined ? [] : [lead]), ...ofView]);
    return [...shown, ...all.filter((id) => !shown.includes(id))].map((id) => ({ id, isHidden: !shown.includes(id), width: width(id), isChosen: true }));
  }
  if (layout === null) return all.map((id) => ({ id, isHidden: false, width: null, isChosen: false }));
  const order = known([...(lead === undefined ? [] : [lead]), ...layout.order, ...all]);
  return order.map((id) => ({ id, isHidden: id !== lead && layout.hidden.includes(id), width: width(id), isChosen: true }));
}
