import type { FilterValues } from "./define-filter.ts";
import type { Direction, Queue, SortKey } from "./define-queue.ts";
import type { Cursor } from "./cursor.ts";
import type { View } from "./parse-view.ts";
import { SqlParameters, type SqlValue } from "./sql-parameters.ts";

export type Query = { text: string; values: readonly SqlValue[] };
/** Whose rows, what time it is for filters that speak of ages, and who asks for those that say "mine". */
export type Asker = { company: number; now: Date; me?: string | null };

/** A count stops here: past it nobody reads the number, and counting costs as much as there is to count. */
export const countCap = 10_000;

/** A number beside a place says how much work there is, not how many thousands: "999+". */
export const badgeCap = 999;

/**
 * The one WHERE of a queue and its filters: lists, counts, dashboards and next/previous all use it, so that a number and
 * the list behind it cannot disagree. Speaks only of the base table, the company comes first.
 */
export function queueWhere<Q extends Queue>(queue: Q, filters: FilterValues<Q["filters"]>, sql: SqlParameters, now: Date): string {
  return [...scopeWhere(queue, sql), ...filterWhere(queue, filters, sql, now)].join(" AND ");
}

/** One page of rows in the view's order; one row more than asked for shows that there is another page. */
export function pageQuery<Q extends Queue>(queue: Q, view: View<Q>, { company, now, me }: Asker): Query {
  const sql = new SqlParameters(company, me);
  const key = sortKey(queue, view);
  const backwards = view.page.to === "before";
  const direction = backwards ? opposite(view.sort.direction) : view.sort.direction;
  const { alias, table, select, joins } = queue.rows;

  const narrowing = filterWhere(queue, view.filters, sql, now);
  if (view.page.to !== "first") narrowing.push(beyond(key, alias, view.page.cursor, direction, backwards, sql));
  const order = orderBy(key, alias, direction, backwards);
  const limit = sql.add(view.limit + 1, "integer");

  // Several states are read one by one, each in the order of its index, and merged: no sort of all that matches.
  const states = queue.scope?.state ?? [];
  const onlyState = states.length > 1 ? states.map((state) => [`${alias}.company_id = $1`, `${queue.rows.stateColumn} = ${sql.add(state, "text")}`, ...restOfScope(queue, sql)]) : [scopeWhere(queue, sql)];
  const parts = onlyState.map((scope) => `(SELECT ${alias}.* FROM ${table} WHERE ${[...scope, ...narrowing].join(" AND ")} ORDER BY ${order} LIMIT ${limit})`);
  const base = parts.length === 1 ? parts[0] : `(SELECT ${alias}.* FROM (${parts.join(" UNION ALL ")}) ${alias} ORDER BY ${order} LIMIT ${limit})`;

  return { text: `SELECT ${select}, (${key.sql})::text AS "sortValue" FROM ${base} ${alias} ${joins} ORDER BY ${order}`, values: sql.values };
}

/** How many rows a queue has under these filters, up to one more than the cap. */
export function countQuery<Q extends Queue>(queue: Q, filters: FilterValues<Q["filters"]>, { company, now, me }: Asker): Query {
  const sql = new SqlParameters(company, me);
  return { text: `SELECT count(*) AS count FROM (${cappedRows(queue, filters, sql, now, countCap)}) counted`, values: sql.values };
}

/** The same as PostgreSQL's statistics would have it, without counting: a JSON plan with "Plan Rows". */
export function estimateQuery<Q extends Queue>(queue: Q, filters: FilterValues<Q["filters"]>, { company, now, me }: Asker): Query {
  const sql = new SqlParameters(company, me);
  return { text: `EXPLAIN (FORMAT JSON) SELECT 1 FROM ${queue.rows.table} WHERE ${queueWhere(queue, filters, sql, now)}`, values: sql.values };
}

/** How many of them came where they are after a moment, but for those that are shown; up to the cap. */
export function arrivalsQuery<Q extends Queue>(queue: Q, filters: FilterValues<Q["filters"]>, { since, shown }: { since: Date; shown: readonly string[] }, { company, now, me }: Asker): Query {
  const sql = new SqlParameters(company, me);
  const after = sql.add(since.toISOString(), "timestamptz");
  // One by one and not the latest of them, so that each can use its index.
  const arrived = arrivalMoments(queue, filters).map((moment) => `${moment} > ${after}`);
  const where = `${queueWhere(queue, filters, sql, now)} AND (${arrived.join(" OR ")}) AND NOT ${queue.rows.alias}.id = ANY(${sql.add(shown, "uuid[]")})`;
  return { text: `SELECT count(*) AS count FROM (SELECT 1 FROM ${queue.rows.table} WHERE ${where} LIMIT ${countCap}) counted`, values: sql.values };
}

/** The counts of several queues without filters, each up to one more than `badgeCap`, in one query: one column for each, named by its id. */
export function countsQuery(queues: readonly Queue[], { company, now, me }: Asker): Query {
  const sql = new SqlParameters(company, me);
  const columns = queues.map((queue) => `(SELECT count(*) FROM (${cappedRows(queue, {}, sql, now, badgeCap)}) counted) AS "${queue.id}"`);
  return { text: `SELECT ${columns.join(", ")}`, values: sql.values };
}

/** The ids of the rows of a page, and of one more where there is one. */
export function pageIdsQuery<Q extends Queue>(queue: Q, view: View<Q>, asker: Asker): Query {
  const { text, values } = pageQuery(queue, view, asker);
  return { text: `SELECT id FROM (${text}) page`, values };
}

/** Where a row stands in the order of a view, and whether it still belongs there. */
export function placeQuery<Q extends Queue>(queue: Q, view: View<Q>, id: string, { company, now, me }: Asker): Query {
  const sql = new SqlParameters(company, me);
  const { alias, table } = queue.rows;
  const text = `SELECT (${sortKey(queue, view).sql})::text AS value, (${queueWhere(queue, view.filters, sql, now)}) AS "isIn" FROM ${table} WHERE ${alias}.company_id = $1 AND ${alias}.id = ${sql.add(id, "uuid")}`;
  return { text, values: sql.values };
}

/** When a row came into the queue, came back into its sight, and became what the filters ask for. */
function arrivalMoments<Q extends Queue>({ arrivedAt, scope, rows: { alias }, filters: declared }: Q, filters: FilterValues<Q["filters"]>): string[] {
  const asked = Object.keys(filters).flatMap((name) => declared[name]?.since ?? []);
  return [...new Set([...arrivedAt, ...(scope?.isSnoozed === undefined ? [] : [`${alias}.snooze_since`]), ...asked])];
}

function cappedRows<Q extends Queue>(queue: Q, filters: FilterValues<Q["filters"]>, sql: SqlParameters, now: Date, cap: number): string {
  return `SELECT 1 FROM ${queue.rows.table} WHERE ${queueWhere(queue, filters, sql, now)} LIMIT ${cap + 1}`;
}

function scopeWhere(queue: Queue, sql: SqlParameters): string[] {
  const { alias, stateColumn } = queue.rows;
  const company = `${alias}.company_id = $1`;
  if (queue.scope === null) return [company];
  const [only, ...more] = queue.scope.state;
  if (only !== undefined && more.length === 0) return [company, `${stateColumn} = ${sql.add(only, "text")}`, ...restOfScope(queue, sql)];
  return [company, `${stateColumn} = ANY(${sql.add(queue.scope.state, "text[]")})`, ...restOfScope(queue, sql)];
}

/** What is put off is in the queue that says so and in no other that speaks of it; and what else the queue asks for. */
function restOfScope({ rows: { alias }, scope }: Queue, sql: SqlParameters): string[] {
  const snoozed = scope?.isSnoozed === undefined ? [] : [`${alias}.snoozed_until IS ${scope.isSnoozed ? "NOT NULL" : "NULL"}`];
  return [...snoozed, ...(scope?.also ? [scope.also(sql)] : [])];
}

/** The conditions of some filters alone: for counting parts of what a query has already narrowed to the queue. */
export function filterWhere<Q extends Queue>(queue: Q, filters: FilterValues<Q["filters"]>, sql: SqlParameters, now: Date): string[] {
  const values: Readonly<Record<string, string | undefined>> = filters;
  return Object.entries(queue.filters).flatMap(([name, filter]) => {
    const value = values[name];
    return value === undefined ? [] : [filter.where(value, sql, now)];
  });
}

function sortKey<Q extends Queue>(queue: Q, view: View<Q>): SortKey {
  const key = queue.columns[view.sort.column]?.sort;
  if (!key) throw new Error(`queue ${queue.id} cannot be sorted by ${view.sort.column}`);
  return key;
}

function opposite(direction: Direction): Direction {
  return direction === "asc" ? "desc" : "asc";
}

// NULLs come last in both directions; going backwards they therefore come first. The id makes every order total.
function orderBy(key: SortKey, alias: string, direction: Direction, backwards: boolean): string {
  const nulls = key.isNullable ? `(${key.sql} IS NULL) ${backwards ? "DESC" : "ASC"}, ` : "";
  return `${nulls}${key.sql} ${direction}, ${alias}.id ${direction}`;
}

/** The rows beyond a place, in the direction of travel. */
function beyond(key: SortKey, alias: string, cursor: Cursor, direction: Direction, backwards: boolean, sql: SqlParameters): string {
  const sign = direction === "asc" ? ">" : "<";
  const id = sql.add(cursor.id, "uuid");
  if (cursor.value === null) {
    const further = `(${key.sql} IS NULL AND ${alias}.id ${sign} ${id})`;
    return backwards ? `(${key.sql} IS NOT NULL OR ${further})` : further;
  }
  const value = sql.add(cursor.value, key.type);
  const further = `(${key.sql}, ${alias}.id) ${sign} (${value}, ${id})`;
  return key.isNullable && !backwards ? `(${further} OR ${key.sql} IS NULL)` : further;
}
