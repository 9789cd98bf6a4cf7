import { fold, isJsonNumber, isJsonObject, member } from "./json.ts";
import type { FoldedObject, Json } from "./json.ts";
import { badRequest, conversionMessage, requiredMessage } from "./refusal.ts";
import { answered } from "./resource.ts";
import type { Answer, Call } from "./resource.ts";
import { shuffled } from "./seeded-random.ts";
import type { Where } from "./store.ts";

const PAGE_SIZE = 100;

/**
 * One page of at most 100 items with the count over all pages; past the end the page is empty. Only the items of the
 * page are rendered. The order may be shuffled anew for each page, which repeats some rows and leaves others out.
 */
export function listingAnswer<T>(call: Call, items: readonly T[], page: number, render: (item: T) => unknown): Answer {
  const shuffle = call.takeFault("shuffle-pages");
  const ordered = shuffle ? shuffled(items, shuffle.seed * 1000 + page) : items;
  const data = ordered.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(render);
  return answered(call.takeFault("total-count-missing") ? { data } : { data, totalCount: items.length });
}

/** The page of a simple listing; `otherwise` stands for a page left out, where the resource allows that. */
export function queryPage(call: Call, otherwise?: number): number {
  const given = call.query.one("page");
  if (given === null || given === "") {
    if (otherwise === undefined) throw badRequest(requiredMessage("page"));
    return otherwise;
  }
  return checkedPage(given);
}

/** The page that the body of a specific listing asks for. */
export function bodyPage(call: Call): number {
  const page = isJsonObject(call.body) ? member(fold(call.body), "page") : undefined;
  if (page === undefined || page === null) throw badRequest(requiredMessage("page"));
  if (!isJsonNumber(page)) throw badRequest(conversionMessage("System.Int32", "$.page"));
  return checkedPage(page.value);
}

/** The `filter` object of a specific listing; empty where there is none. */
export function bodyFilter(call: Call): FoldedObject {
  const filter = isJsonObject(call.body) ? member(fold(call.body), "filter") : undefined;
  return isJsonObject(filter) ? fold(filter) : new Map();
}

/** `{ from?, to? }` over a date column, both ends inclusive; an end without a time stands for that whole day. */
export function dateWhere(column: string, filter: Json | undefined, path: string): Where[] {
  if (!isJsonObject(filter)) return [];
  return [...dateBound(column, ">=", text(filter, "from", path)), ...dateBound(column, "<=", text(filter, "to", path))];
}

/** One end of a date range; nothing where it is not given. */
export function dateBound(column: string, operator: ">=" | "<=", bound: string | null): Where[] {
  if (bound === null || bound === "") return [];
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?)?$/.test(bound)) {
    throw badRequest(`The value '${bound}' is not valid for a date.`);
  }
  // Compared at the precision of the bound, so that 23:59:59 includes what happened within that second.
  return [{ sql: `substr(${column}, 1, ${bound.length}) ${operator} ?`, params: [bound] }];
}

/** `{ multiSelect }` or `{ from?, to? }` over a text column. */
export function textWhere(column: string, filter: Json | undefined, path: string): Where[] {
  if (!isJsonObject(filter)) return [];
  const selected = member(fold(filter), "multiSelect");
  if (Array.isArray(selected) && selected.length > 0) {
    const values = selected.filter((value) => typeof value === "string");
    return [{ sql: `${column} IN (${values.map(() => "?").join(", ")})`, params: values }];
  }
  const [from, to] = [text(filter, "from", path), text(filter, "to", path)];
  return [
    ...(from ? [{ sql: `${column} >= ?`, params: [from] }] : []),
    ...(to ? [{ sql: `${column} <= ?`, params: [to] }] : []),
  ];
}

export function allOf(conditions: readonly Where[]): Where {
  return {
    sql: ["1 = 1", ...conditions.map((condition) => condition.sql)].join(" AND "),
    params: conditions.flatMap((condition) => condition.params),
  };
}

function text(filter: { [key: string]: Json }, name: string, path: string): string | null {
  const value = member(fold(filter), name);
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw badRequest(conversionMessage("System.String", `${path}.${name}`));
  return value;
}

function checkedPage(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) throw badRequest("The field Page must be at least 1.");
  return Number(text);
}
