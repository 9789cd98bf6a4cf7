import { v7 as newId } from "uuid";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { keyOf, type ListValues, type ReferenceList } from "./lists.ts";
import { mergeOwn, type Overtaken, type OwnValues } from "./own-values.ts";

const raw = (text: string) => Prisma.raw(text);

/** The values of our own of these rows, by their key; of rows that have any. */
export async function findOwnValues(tx: Tx, company: number, list: ReferenceList, keys: readonly ListValues[]): Promise<Map<string, OwnValues>> {
  const names = list.keys.map((field) => field.name);
  const rows = await tx.$queryRaw<(ListValues & { own: OwnValues })[]>`
    SELECT ${raw(list.keys.map((field) => `r.${field.column} AS "${field.name}"`).join(", "))}, r.own_values AS own FROM ${raw(list.table)} r
    WHERE r.company_id = ${company} AND r.own_values IS NOT NULL AND EXISTS (
      SELECT 1 FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS w(${raw(names.map((name) => `"${name}" text`).join(", "))})
      WHERE ${raw(list.keys.map((field) => `w."${field.name}" = r.${field.column}`).join(" AND "))})`;
  return new Map(rows.map(({ own, ...key }) => [keyOf(list, key as unknown as ListValues), own]));
}

/** Which of these rows are AutoCount's own. */
export async function findReadKeys(tx: Tx, company: number, list: ReferenceList, keys: readonly ListValues[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const names = list.keys.map((field) => field.name);
  const rows = await tx.$queryRaw<ListValues[]>`
    SELECT ${raw(names.map((name) => `w."${name}"`).join(", "))} FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS w(${raw(names.map((name) => `"${name}" text`).join(", "))})
    JOIN ${raw(list.table)} r ON r.company_id = ${company} AND r.origin = 'ledger' AND ${raw(list.keys.map((field) => `r.${field.column} = w."${field.name}"`).join(" AND "))}`;
  return new Set(rows.map((row) => keyOf(list, row)));
}

/** Writes what is of our own in these rows; nothing where nothing is. */
export async function saveOwnValues(tx: Tx, company: number, list: ReferenceList, rows: readonly { key: string; own: OwnValues }[]): Promise<void> {
  if (rows.length === 0) return;
  const names = list.keys.map((field) => field.name);
  const written = JSON.stringify(rows.map(({ key, own }) => ({ ...Object.fromEntries(key.split("\t").map((part, index) => [names[index], part])), own: Object.keys(own).length === 0 ? null : own })));
  await tx.$executeRaw`
    UPDATE ${raw(list.table)} r SET own_values = w.own FROM jsonb_to_recordset(${written}::jsonb) AS w(${raw(names.map((name) => `"${name}" text`).join(", "))}, own jsonb)
    WHERE r.company_id = ${company} AND ${raw(list.keys.map((field) => `r.${field.column} = w."${field.name}"`).join(" AND "))}`;
}

/** Rows as AutoCount has them, with the values of our own that stand in their place; which of these AutoCount has overtaken is written down. */
export async function withOwnValues<Row extends object>(tx: Tx, company: number, list: ReferenceList, rows: readonly Row[], at: Date): Promise<Row[]> {
  const keys = rows.map((row) => Object.fromEntries(list.keys.map((field) => [field.name, (row as Record<string, string>)[field.name] ?? ""])));
  const known = await findOwnValues(tx, company, list, keys);
  if (known.size === 0) return [...rows];
  const changed: { key: string; own: OwnValues }[] = [];
  const overtaken: (Overtaken & { code: string })[] = [];
  const merged = rows.map((row, index) => {
    const key = keyOf(list, keys[index] ?? {});
    const own = known.get(key);
    if (own === undefined) return row;
    const after = mergeOwn(list, row, own);
    if (Object.keys(after.own).length < Object.keys(own).length) changed.push({ key, own: after.own });
    overtaken.push(...after.overtaken.map((one) => ({ ...one, code: key.replaceAll("\t", ", ") })));
    return after.row;
  });
  await saveOwnValues(tx, company, list, changed);
  await noteOvertaken(tx, company, list, overtaken, at);
  return merged;
}

/** Drift watch shows that a value of ours no longer stands, whether anything uses the row or not: nobody's typing is lost unseen. */
async function noteOvertaken(tx: Tx, company: number, list: ReferenceList, overtaken: readonly (Overtaken & { code: string })[], at: Date): Promise<void> {
  if (overtaken.length === 0) return;
  const rows = JSON.stringify(overtaken.map(({ code, field, own, ledger }) => ({ id: newId(), code, field: `own:${field}`, old: own, new: ledger })));
  await tx.$executeRaw`
    INSERT INTO reference_change AS c (company_id, id, list, code, field, old, new, origin, at)
    SELECT ${company}, id, ${list.table}, code, field, old, new, 'ledger', ${at} FROM jsonb_to_recordset(${rows}::jsonb) AS x(id uuid, code text, field text, old text, new text)
    ORDER BY code, field
    ON CONFLICT (company_id, list, code, field) WHERE state = 'open' DO UPDATE SET old = excluded.old, new = excluded.new, at = excluded.at`;
}
