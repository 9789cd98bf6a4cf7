import { type Cursor, decodeCursor } from "./cursor.ts";
import type { FilterValues } from "./define-filter.ts";
import type { Queue, Sort } from "./define-queue.ts";

/** Rows on a page. */
export const pageSize = 50;

export type PagePlace = { to: "first" } | { to: "after" | "before"; cursor: Cursor };

/** What somebody looks at: which rows of a queue, in which order, from where. The URL says all of it. */
export type View<Q extends Queue = Queue> = {
  filters: FilterValues<Q["filters"]>;
  sort: Sort;
  /** The columns that the address asks for, in its order; without it the person's own. */
  columns?: readonly string[];
  page: PagePlace;
  limit: number;
  /** Parts of the URL that could not be read and do not count, for a notice: the name of a filter, or "sort". */
  ignored: readonly string[];
};

export type SearchParams = URLSearchParams | Readonly<Record<string, string | string[] | undefined>>;

/** Reads a queue's view from a URL. What cannot be read is left out and named, never an error: links grow old. */
export function parseView<Q extends Queue>(queue: Q, searchParams: SearchParams, limit: number = pageSize): View<Q> {
  const ignored: string[] = [];
  const filters: Record<string, string> = {};
  for (const [name, filter] of Object.entries(queue.filters)) {
    const text = param(searchParams, name);
    if (text === undefined || text.trim() === "") continue;
    const parsed = filter.schema.safeParse(text);
    if (parsed.success) filters[name] = parsed.data;
    else ignored.push(name);
  }

  const sortText = param(searchParams, "sort");
  const sort = sortText === undefined ? queue.defaultSort : parseSort(queue, sortText);
  if (sort === null) ignored.push("sort");

  const order = sort ?? queue.defaultSort;
  const columns = parseColumns(queue, param(searchParams, "columns"));
  return { filters: filters as View<Q>["filters"], sort: order, ...(columns === null ? {} : { columns }), page: parsePage(queue, searchParams, order), limit, ignored };
}

/** The sort as it stands in a URL: "total" upwards, "-total" downwards. */
export function sortParam(sort: Sort): string {
  return `${sort.direction === "desc" ? "-" : ""}${sort.column}`;
}

function parseSort(queue: Queue, text: string): Sort | null {
  const column = text.replace(/^-/, "");
  // Own properties only: "constructor" is no column.
  if (!Object.hasOwn(queue.columns, column) || !queue.columns[column]?.sort) return null;
  return { column, direction: text.startsWith("-") ? "desc" : "asc" };
}

/** Null where none of them is a column of this queue. */
function parseColumns(queue: Queue, text: string | undefined): readonly string[] | null {
  const known = [...new Set(text?.split(",") ?? [])].filter((id) => Object.hasOwn(queue.columns, id));
  return known.length === 0 ? null : known;
}

function parsePage(queue: Queue, searchParams: SearchParams, sort: Sort): PagePlace {
  const key = queue.columns[sort.column]?.sort;
  for (const to of ["after", "before"] as const) {
    const text = param(searchParams, to);
    const cursor = text && key ? decodeCursor(text, sort, key) : null;
    // A cursor of another order, or a forged one, means nothing here: begin at the beginning.
    if (cursor) return { to, cursor };
  }
  return { to: "first" };
}

function param(searchParams: SearchParams, name: string): string | undefined {
  if (searchParams instanceof URLSearchParams) return searchParams.get(name) ?? undefined;
  const value = searchParams[name];
  return typeof value === "string" ? value : value?.[0];
}
