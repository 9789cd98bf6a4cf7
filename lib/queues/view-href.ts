import { encodeCursor } from "./cursor.ts";
import type { FilterValues } from "./define-filter.ts";
import type { Queue, Sort } from "./define-queue.ts";
import { type PagePlace, sortParam, type View } from "./parse-view.ts";

type ViewParts<Q extends Queue> = { filters?: FilterValues<Q["filters"]>; sort?: Sort; columns?: readonly string[]; page?: PagePlace };

/** The query of a view: only what differs from the queue's own view, always in the same order. */
export function viewParams<Q extends Queue>(queue: Q, view: ViewParts<Q>): URLSearchParams {
  const params = new URLSearchParams();
  const values: Readonly<Record<string, string | undefined>> = view.filters ?? {};
  for (const name of Object.keys(queue.filters)) {
    const value = values[name];
    if (value !== undefined) params.set(name, value);
  }
  const { sort, columns, page } = view;
  if (sort && sortParam(sort) !== sortParam(queue.defaultSort)) params.set("sort", sortParam(sort));
  if (columns) params.set("columns", columns.join(","));
  if (page && page.to !== "first") params.set(page.to, encodeCursor(page.cursor));
  return params;
}

/** The address of a view of a queue. */
export function viewHref<Q extends Queue>(queue: Q, view: ViewParts<Q> = {}): string {
  return withQuery(queue.path, viewParams(queue, view));
}

/** The address of one record seen from a view: the record screen finds next and previous by it, and the way back. */
export function recordHref<Q extends Queue>(recordId: string, queue: Q, view: ViewParts<Q>): string {
  const params = viewParams(queue, view);
  return withQuery(`/records/${recordId}`, new URLSearchParams([["queue", queue.id], ...params]));
}

/** The same view, narrowed or widened: a filter set to undefined is taken off. Begins at the first page again. */
export function withFilters<Q extends Queue>(view: View<Q>, change: { [K in keyof Q["filters"]]?: string | undefined }): ViewParts<Q> {
  const filters = Object.fromEntries(Object.entries({ ...view.filters, ...change }).filter(([, value]) => value !== undefined));
  return { filters: filters as FilterValues<Q["filters"]>, sort: view.sort, ...columnsOf(view) };
}

/** The columns of a view, where it has its own: to go along with its filters and sort. */
export function columnsOf({ columns }: Pick<View, "columns">): Pick<View, "columns"> {
  return columns === undefined ? {} : { columns };
}

function withQuery(path: string, params: URLSearchParams): string {
  const query = params.toString();
  return query === "" ? path : `${path}?${query}`;
}
