import type { Permission } from "#lib/auth/permissions.ts";
import type { Filters } from "./define-filter.ts";
import type { SqlParameters } from "./sql-parameters.ts";

/** Where the rows of a queue come from: one base table that filters and sorting speak of, and what a row shows beside it. */
export type RowSource<Row extends object> = {
  /** Base table with its alias, "record r". */
  table: string;
  alias: string;
  /** Column of the base table that `scope` is about. */
  stateColumn: string | null;
  /** Joined to the 50 rows of a page only, never to what is filtered, sorted or counted. */
  joins: string;
  /** What is read of a row; names are the keys of `Row`. */
  select: string;
  /** Makes the row that the screen gets of the row that the database gives. */
  read(raw: Readonly<Record<string, unknown>>): Row;
};

/** What a column sorts by: SQL over the base table, and its type for the page cursor. */
export type SortKey = { sql: string; type: "text" | "numeric" | "date" | "timestamptz" | "integer"; isNullable?: boolean };

export type Column = {
  /** Its word on the screen, where that is not the one of its id. */
  word?: "posted" | "changed" | "ended";
  align?: "right";
  sort?: SortKey;
  /** Columns give way on narrow screens: "widest" below 1536 px, "wide" below 1280 px, "medium" below 768 px, "always" never. */
  shows?: "always" | "medium" | "wide" | "widest";
  /** Takes the room that is left; its text is cut where it does not fit. */
  grows?: boolean;
  /** Left out where no row of the page has it and nobody sorts by it; its id is the row's field. */
  isRare?: boolean;
};
export type Columns = Readonly<Record<string, Column>>;

export type Direction = "asc" | "desc";
export type Sort<Name extends string = string> = { column: Name; direction: Direction };

/** The columns of a queue that can be sorted by: those that declare how. */
export type SortableColumn<C extends Columns> = { [K in keyof C]: C[K] extends { sort: SortKey } ? K : never }[keyof C] & string;

export type Queue<Row extends object = object, F extends Filters = Filters, C extends Columns = Columns, Id extends string = string> = {
  /** In the URL and in the code the same. */
  id: Id;
  path: string;
  permission: Permission;
  rows: RowSource<Row>;
  /**
   * States that belong here, and whether what is put off until a later day does; filters narrow this, nothing widens it.
   * Null: all.
   */
  scope: {
    state: readonly string[];
    isSnoozed?: boolean;
    /** SQL over the base table of what belongs here beside that, such as whose work it is. */
    also?(sql: SqlParameters): string;
  } | null;
  /** SQL of the moments at which a row came here, so that new work can announce itself: the latest of them counts. */
  arrivedAt: readonly string[];
  filters: F;
  columns: C;
  defaultSort: Sort;
  /** Views that everybody has, beside the queue as a whole: a word and the filters as they stand in the URL. */
  readyViews?: readonly { id: "mine" | "admin" | "finance"; query: string }[];
};

export type RowOf<Q> = Q extends Queue<infer Row, infer _F, infer _C> ? Row : never;

/** Declares a queue. The one declaration feeds URL parsing, SQL, headers, the filter bar and the chips; their words stand in the messages. */
export function defineQueue<Row extends object, const F extends Filters, const C extends Columns, const Id extends string>(
  queue: Omit<Queue<Row, F, C, Id>, "defaultSort"> & { defaultSort: Sort<SortableColumn<C>> },
): Queue<Row, F, C, Id> {
  return queue;
}
