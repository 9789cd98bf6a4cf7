import { Prisma } from "#lib/db/generated/client.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { MasterChange } from "./drift-store.ts";
import { fieldsOf, keyOf, type FieldType, type ListValues, type ReferenceList } from "./lists.ts";
import { customerSearchText, itemSearchText } from "./propose-customer.ts";

/** How many rows one statement reads or writes. */
const batchSize = 1000;

/** Text of a stored value, as lists show and compare it. Columns stand in the declaration, nothing of it comes from outside. */
export function textOf(column: string, type: FieldType, alias = "r"): string {
  const name = `${alias}.${column}`;
  switch (type) {
    case "decimal":
      return `trim_scale(${name})::text`;
    case "integer":
      return `${name}::text`;
    case "flag":
      return `CASE WHEN ${name} THEN 'yes' ELSE 'no' END`;
    case "levels":
      return `(SELECT NULLIF(string_agg(level.key || '=' || level.value, '; ' ORDER BY level.key), '') FROM jsonb_each_text(${name}) AS level)`;
    case "text":
      return `NULLIF(${name}, '')`;
  }
}

/** The rows of these keys as they are, by key; locked until the transaction ends, and with them the list against other hands. */
export async function lockRows(tx: Tx, company: number, list: ReferenceList, keys: readonly ListValues[]): Promise<Map<string, ListValues>> {
  // A row that is not there yet cannot be locked: two people may add the same one.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`reference ${company} ${list.id}`}, 0))`;
  const found = new Map<string, ListValues>();
  const columns = Prisma.raw(fieldsOf(list).map((field) => `${textOf(field.column, field.type)} AS "${field.name}"`).join(", "));
  const [table, on, wanted] = [list.table, list.keys.map((field) => `r.${field.column} = w."${field.name}"`).join(" AND "), list.keys.map((field) => `"${field.name}" text`).join(", ")].map((text) => Prisma.raw(text));
  for (let start = 0; start < keys.length; start += batchSize) {
    const asked = JSON.stringify(keys.slice(start, start + batchSize));
    const rows = await tx.$queryRaw<ListValues[]>`
      SELECT ${columns} FROM jsonb_to_recordset(${asked}::jsonb) AS w(${wanted}) JOIN ${table} r ON r.company_id = ${company} AND ${on} FOR UPDATE OF r`;
    for (const row of rows) found.set(keyOf(list, row), row);
  }
  return found;
}

const sqlTypes: Readonly<Record<FieldType, string>> = { text: "text", decimal: "numeric", integer: "int", flag: "boolean", levels: "jsonb" };

/** Writes whole rows, new or changed; a row of AutoCount's stays its row. Returns what changed of the names, tax codes and states that are watched. */
export async function saveRows(tx: Tx, company: number, list: ReferenceList, rows: readonly ListValues[], { origin, at }: { origin: "upload" | "hand"; at: Date }): Promise<MasterChange[]> {
  const fields = fieldsOf(list);
  const extra = list.isIndexed ? ["search_text"] : [];
  const names = [...fields.map((field) => field.column), ...extra, ...(list.id === "customers" ? ["balance_at"] : [])];
  const raw = (text: string) => Prisma.raw(text);
  const shape = [...fields.map((field) => `${field.column} ${sqlTypes[field.type]}`), ...extra.map((column) => `${column} text`), ...(list.id === "customers" ? ["balance_at timestamptz"] : [])].join(", ");
  const watched = ["name", "is_active", "tax_code", "tin", "tax_entity"].filter((column) => fields.some((field) => field.column === column));
  // Columns that a new row may leave empty have defaults; null would not take them.
  const given = names.map((column) => (column === "currency" ? "COALESCE(currency, 'MYR')" : column === "credit_term" ? "COALESCE(credit_term, 'C.O.D.')" : column === "is_active" ? "COALESCE(is_active, true)" : column === "side" ? "COALESCE(side, 'sales')" : column === "levels" ? "COALESCE(levels, '{}'::jsonb)" : column));
  const changes: MasterChange[] = [];
  for (let start = 0; start < rows.length; start += batchSize) {
    const written = JSON.stringify(rows.slice(start, start + batchSize).map((values) => storedRow(list, values, at)));
    const returned = await tx.$queryRaw<(Record<string, string | boolean | null> & { code: string })[]>`
      INSERT INTO ${raw(list.table)} AS r (company_id, ${raw(names.join(", "))}, origin, updated_at)
      SELECT ${company}, ${raw(given.join(", "))}, ${origin}, ${at} FROM jsonb_to_recordset(${written}::jsonb) AS x(${raw(shape)})
      ORDER BY ${raw(list.keys.map((field) => field.column).join(", "))}
      ON CONFLICT (company_id, ${raw(list.keys.map((field) => field.column).join(", "))}) DO UPDATE SET
        ${raw(names.filter((column) => !list.keys.some((key) => key.column === column)).map((column) => `${column} = excluded.${column}`).join(", "))},
        origin = ${raw(list.isRead ? "CASE WHEN r.origin = 'ledger' THEN 'ledger' ELSE excluded.origin END" : "excluded.origin")}, updated_at = excluded.updated_at
      RETURNING ${raw(`new.${list.keys[0]?.column ?? "code"} AS code, old.company_id IS NULL AS "isNew"${watched.map((column) => `, old.${column} AS "old_${column}", new.${column} AS "new_${column}"`).join("")}`)}`;
    changes.push(...returned.flatMap((row) => watched.flatMap((column): MasterChange[] => {
      const [old, next] = [row[`old_${column}`], row[`new_${column}`]];
      return row["isNew"] === true || old === next ? [] : [{ code: row.code, field: column, old: plain(old), new: plain(next), name: plain(row["new_name"]) ?? row.code }];
    })));
  }
  return changes;
}

function storedRow(list: ReferenceList, values: ListValues, at: Date): object {
  const row: Record<string, unknown> = {};
  for (const field of fieldsOf(list)) {
    const value = values[field.name] ?? null;
    row[field.column] = value === null ? null : field.type === "flag" ? value === "yes" : field.type === "levels" ? Object.fromEntries(value.split("; ").map((part) => part.split("="))) : value;
  }
  const text = (name: string) => values[name] ?? null;
  if (list.id === "items") row["search_text"] = itemSearchText({ code: text("code") ?? "", name: text("name") ?? "", barcode: text("barcode") });
  else if (list.isIndexed) row["search_text"] = customerSearchText({ code: text("code") ?? "", name: text("name") ?? "", email: text("email"), phone: text("phone"), registerNo: text("registerNo") });
  if (list.id === "customers") row["balance_at"] = text("balance") === null ? null : at.toISOString();
  return row;
}

function plain(value: string | boolean | null | undefined): string | null {
  return value === null || value === undefined ? null : typeof value === "boolean" ? (value ? "active" : "inactive") : value;
}
