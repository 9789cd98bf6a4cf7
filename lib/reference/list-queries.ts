import type { Context } from "#lib/context.ts";
import { readRow, readRows } from "#lib/db/sql.ts";
import { fieldsOf, getList, keyOf, listIds, type ListId, type ListRow, type ListValues, type ReferenceList } from "./lists.ts";
import type { OwnValues } from "./own-values.ts";
import { textOf } from "./list-store.ts";

/** How many rows a page has, and how many are counted before it says "more". */
const pageSize = 50;
const countCap = 10_000;

export type ListView = { q: string; show: "all" | "active" | "inactive" | "hand" | "upload" | "proposed"; after: string | null; before: string | null };
export type ListPage = { rows: ListRow[]; next: string | null; previous: string | null; count: { value: number; isCapped: boolean } };

type Reader = Pick<Context, "company">;

/** One page of a list by its key, in one query beside the count: any place of a million rows costs the same. */
export async function getListPage(ctx: Reader, list: ReferenceList, view: ListView): Promise<ListPage> {
  const { where, values } = narrowed(ctx, list, view);
  const columns = list.keys.map((field) => `r.${field.column}`);
  const backwards = view.before !== null;
  const place = (view.before ?? view.after)?.split("\t") ?? null;
  const beyond = place === null || place.length !== columns.length ? "" : ` AND (${columns.join(", ")}) ${backwards ? "<" : ">"} (${place.map((part) => `$${values.push(part.replaceAll("\0", "\uFFFD"))}::text`).join(", ")})`;
  const order = columns.map((column) => `${column} ${backwards ? "DESC" : "ASC"}`).join(", ");
  const select = fieldsOf(list).map((field) => `${textOf(field.column, field.type)} AS "${field.name}"`).join(", ");
  const count = narrowed(ctx, list, view);
  const [raw, counted] = await Promise.all([
    readRows<Record<string, string | null> & { origin: string; updatedAt: string; own: OwnValues | null }>(
      `SELECT ${select}, r.origin, r.updated_at AS "updatedAt"${list.isRead ? ', r.own_values AS own' : ""} FROM ${list.table} r WHERE ${where}${beyond} ORDER BY ${order} LIMIT ${pageSize + 1}`, values),
    readRow<{ count: number }>(`SELECT count(*)::int AS count FROM (SELECT 1 FROM ${list.table} r WHERE ${count.where} LIMIT ${countCap + 1}) counted`, count.values),
  ]);
  const hasMore = raw.length > pageSize;
  const kept = raw.slice(0, pageSize);
  if (backwards) kept.reverse();
  const rows = kept.map(({ origin, updatedAt, own, ...values }): ListRow => ({ key: keyOf(list, values), values, origin, updatedAt: new Date(updatedAt).toISOString(), own: own ?? {} }));
  const hasNext = backwards || hasMore;
  const hasPrevious = backwards ? hasMore : place !== null;
  return {
    rows,
    next: hasNext ? (rows.at(-1)?.key ?? null) : null,
    previous: hasPrevious ? (rows[0]?.key ?? null) : null,
    count: { value: Math.min(counted.count, countCap), isCapped: counted.count > countCap },
  };
}

function narrowed({ company }: Reader, list: ReferenceList, { q, show }: Pick<ListView, "q" | "show">): { where: string; values: (string | number)[] } {
  const values: (string | number)[] = [company];
  const parts = ["r.company_id = $1"];
  for (const word of q.toLowerCase().replaceAll("\0", "").split(/\s+/).filter((part) => part !== "").slice(0, 8)) {
    const at = `$${values.push(`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`)}::text`;
    const texts = fieldsOf(list).filter((field) => field.type === "text").map((field) => `lower(r.${field.column}) LIKE ${at}`);
    parts.push(list.isIndexed ? `r.search_text LIKE ${at}` : `(${texts.join(" OR ")})`);
  }
  const hasState = list.fields.some((field) => field.name === "isActive");
  if (hasState && show === "active") parts.push("r.is_active");
  if (hasState && show === "inactive") parts.push("NOT r.is_active");
  if (show === "hand" || show === "upload" || show === "proposed") {
    const origin = `$${values.push(show)}::text`;
    parts.push(list.isRead && show !== "proposed" ? `(r.origin = ${origin} OR (r.own_values IS NOT NULL AND jsonb_path_exists(r.own_values, '$.*.origin ? (@ == $o)', jsonb_build_object('o', ${origin}))))` : `r.origin = ${origin}`);
  }
  return { where: parts.join(" AND "), values };
}

/** Each list with how many rows it has and when the latest of them changed. */
export type ListSummary = { id: ListId; count: number; isCapped: boolean; newest: string | null };

export async function summariseLists(ctx: Reader): Promise<ListSummary[]> {
  return Promise.all(listIds.map(async (id) => {
    const { table } = getList(id);
    const row = await readRow<{ count: number; newest: string | null }>(
      `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM ${table} WHERE company_id = $1 LIMIT ${countCap + 1}) counted) AS count,
        (SELECT max(updated_at) FROM (SELECT updated_at FROM ${table} WHERE company_id = $1 LIMIT ${countCap}) newest) AS newest`, [ctx.company], { prepared: true });
    return { id, count: Math.min(row.count, countCap), isCapped: row.count > countCap, newest: row.newest === null ? null : new Date(row.newest).toISOString() };
  }));
}

/** Every row of a list as its spreadsheet has it, heads first, read in pages as it is written. */
export async function* exportRows(ctx: Reader, list: ReferenceList): AsyncGenerator<string[]> {
  const fields = fieldsOf(list);
  yield [...fields.map((field) => field.label), "From", "Changed"];
  let after: string | null = null;
  do {
    const page: ListPage = await getListPage(ctx, list, { q: "", show: "all", after, before: null });
    for (const { values, origin, updatedAt } of page.rows) yield [...fields.map((field) => values[field.name] ?? ""), origin, updatedAt.slice(0, 19).replace("T", " ")];
    after = page.next;
  } while (after !== null);
}

/** A row of a list by its key; null where there is none. */
export async function findRow(ctx: Reader, list: ReferenceList, key: string): Promise<ListValues | null> {
  const parts = key.split("\t");
  if (parts.length !== list.keys.length) return null;
  const select = fieldsOf(list).map((field) => `${textOf(field.column, field.type)} AS "${field.name}"`).join(", ");
  const where = list.keys.map((field, index) => `r.${field.column} = $${index + 2}::text`).join(" AND ");
  const [row] = await readRows<ListValues>(`SELECT ${select} FROM ${list.table} r WHERE r.company_id = $1 AND ${where}`, [ctx.company, ...parts]);
  return row ?? null;
}
