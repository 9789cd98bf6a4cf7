import { err, ok, type Result } from "#lib/result.ts";
import { fieldsOf, keyOf, type ListValues, type ReferenceList } from "./lists.ts";
import { readValue } from "./read-value.ts";

/** A row of a spreadsheet: the number that the spreadsheet gives it, and what it writes for the fields that it has. */
export type WrittenRow = { row: number; written: Readonly<Record<string, string>> };
/** A row as it is and as it shall be. `old` is null for a new one. */
export type RowChange = { key: string; old: ListValues | null; next: ListValues; fields: string[] };
export type RowProblem = { row: number; problem: string };
export type Comparison = { added: RowChange[]; changed: RowChange[]; same: number; problems: RowProblem[] };

/**
 * What a spreadsheet changes in a list. A blank cell leaves what is there, unless `clears`; a row that is not in the file
 * stays: no upload empties a list. Of two rows with one key the second is refused. Pure.
 */
export function compareRows(list: ReferenceList, rows: readonly WrittenRow[], known: ReadonlyMap<string, ListValues>, clears: boolean): Comparison {
  const result: Comparison = { added: [], changed: [], same: 0, problems: [] };
  const seen = new Map<string, number>();
  for (const { row, written } of rows) {
    const read = readRow(list, written);
    if (!read.ok) {
      result.problems.push(...read.error.map((problem) => ({ row, problem })));
      continue;
    }
    const key = keyOf(list, read.value);
    const before = seen.get(key);
    if (before !== undefined) {
      result.problems.push({ row, problem: `${key.replaceAll("\t", ", ")} stands in row ${before} already.` });
      continue;
    }
    seen.set(key, row);
    const old = known.get(key) ?? null;
    const missing = old === null ? list.fields.filter((field) => field.isRequired && (read.value[field.name] ?? null) === null) : [];
    if (missing.length > 0) {
      result.problems.push({ row, problem: `A new ${list.one} needs ${missing.map((field) => field.label.toLowerCase()).join(" and ")}.` });
      continue;
    }
    const change = changeOf(list, read.value, old, clears);
    if (old === null) result.added.push(change);
    else if (change.fields.length > 0) result.changed.push(change);
    else result.same += 1;
  }
  return result;
}

function readRow(list: ReferenceList, written: WrittenRow["written"]): Result<ListValues, string[]> {
  const problems: string[] = [];
  const values: Record<string, string | null> = {};
  for (const field of fieldsOf(list)) {
    const text = written[field.name];
    if (text === undefined) continue;
    const read = readValue(field, text);
    if (read.ok) values[field.name] = read.value;
    else problems.push(read.error);
  }
  for (const field of list.keys) if ((values[field.name] ?? null) === null && problems.length === 0) problems.push(`${field.label} is missing.`);
  return problems.length > 0 ? err(problems) : ok(values);
}

function changeOf(list: ReferenceList, read: ListValues, old: ListValues | null, clears: boolean): RowChange {
  const next: Record<string, string | null> = {};
  const fields: string[] = [];
  for (const field of fieldsOf(list)) {
    const before = old?.[field.name] ?? null;
    const said = read[field.name];
    const isBlank = said === null || said === undefined;
    // What is required and what is yes or no cannot be empty.
    const keeps = said === undefined || (isBlank && (!clears || field.isRequired === true || field.type === "flag"));
    next[field.name] = keeps ? before : (said ?? null);
    if (next[field.name] !== before) fields.push(field.name);
  }
  return { key: keyOf(list, next), old, next, fields };
}
