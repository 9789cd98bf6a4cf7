import type { JsonObject } from "#lib/channels/read-json.ts";
import { UnmappedList } from "#lib/channels/unmapped.ts";
import { ok, type Result } from "#lib/result.ts";
import { cleanText } from "./clean-text.ts";
import type { FieldValue } from "./convert-value.ts";
import { evaluateField, type MappingProblem, problemWith, refused } from "./evaluate-field.ts";
import type { Drafted } from "./finish-document.ts";
import { placeOf, putValue } from "./place-value.ts";
import type { FieldMapping, MappingBody } from "./schema.ts";
import { targetAt } from "./targets.ts";

/** One row of a file: its number in the file, counted from 1 as a spreadsheet shows it, and its cells by their column. */
export type FileRow = { row: number; cells: Readonly<globalThis.Record<string, string>> };

/** Fields of which two rows of one document must not say different things. */
const mustAgree = /^(number|externalId|date|currency|currencyRate|total|tax|discount|rounding|amount|(customer|supplier)\.(code|name|sourceId))$/;

/** Reads the rows of one document: what is of the document from whichever row has it, a line from each row. */
export function draftFromRows(body: MappingBody, rows: readonly FileRow[]): Result<Drafted, MappingProblem[]> {
  const problems: MappingProblem[] = [];
  const unmapped = new UnmappedList();
  const drafted: Drafted = { document: {}, lines: [], charges: {} };
  const ofLists: FieldMapping[] = [];

  const read = (field: FieldMapping, { cells, row }: FileRow): FieldValue | undefined => {
    const type = targetAt(body.kind, field.to)?.type ?? "text";
    const value = evaluateField(field, type, body.options, (path) => (Object.hasOwn(cells, path) ? [cells[path] ?? ""] : []));
    if (value.ok) return value.value;
    problems.push(problemWith(field, value.error, row));
    return undefined;
  };

  for (const field of body.fields) {
    const place = placeOf(field.to);
    if (place.in === "list") {
      ofLists.push(field);
      continue;
    }
    const first = { value: undefined as FieldValue | undefined, row: 0 };
    rows.forEach((row, index) => {
      const value = read(field, row);
      if (value === undefined) return;
      if (first.value === undefined) Object.assign(first, { value, row: row.row });
      else if (String(first.value) !== String(value)) {
        if (mustAgree.test(field.to) || place.in === "charge") problems.push(problemWith(field, `rows ${first.row} and ${row.row} of one document say "${String(first.value)}" and "${String(value)}"`));
        else unmapped.add(`${field.from[0] ?? field.to}, line ${index + 1}`, String(value));
      }
    });
    if (first.value === undefined) continue;
    if (place.in === "document") putValue(drafted.document, place.path, first.value);
    else drafted.charges[place.charge] = String(first.value);
  }

  readLists(ofLists, rows, read, drafted);
  listUnmapped(body, rows, unmapped);
  const entries = unmapped.entries();
  if (entries.length > 0) drafted.document.unmapped = entries;
  return problems.length > 0 ? refused(problems) : ok(drafted);
}

type Read = (field: FieldMapping, row: FileRow) => FieldValue | undefined;

/** A row makes an entry of a list where one of the list's own columns says something; a constant alone makes none. */
function readLists(fields: readonly FieldMapping[], rows: readonly FileRow[], read: Read, drafted: Drafted): void {
  const references = new Map<string, JsonObject>();
  const settles: JsonObject[] = [];
  for (const row of rows) {
    const entries = { lines: {} as JsonObject, settles: {} as JsonObject, references: {} as JsonObject };
    const filled = new Set<string>();
    for (const field of fields) {
      const place = placeOf(field.to);
      if (place.in !== "list") continue;
      const value = read(field, row);
      if (value === undefined) continue;
      putValue(entries[place.list], place.field, value);
      if (field.from.some((column) => cleanText(row.cells[column] ?? "") !== "")) filled.add(place.list);
    }
    if (filled.has("lines")) drafted.lines.push(entries.lines);
    if (filled.has("settles")) settles.push(entries.settles);
    if (filled.has("references")) references.set(JSON.stringify(entries.references), entries.references);
  }
  if (settles.length > 0) drafted.document.settles = settles;
  if (references.size > 0) drafted.document.references = [...references.values()];
}

/** Columns without a place: once where every row says the same, else line by line. */
function listUnmapped(body: MappingBody, rows: readonly FileRow[], unmapped: UnmappedList): void {
  const placed = new Set([...body.fields.flatMap(({ from }) => from), ...body.ignored, ...body.groupBy]);
  for (const column of Object.keys(rows[0]?.cells ?? {})) {
    if (placed.has(column)) continue;
    const values = rows.map(({ cells }) => cleanText(cells[column] ?? ""));
    const distinct = [...new Set(values.filter((value) => value !== ""))];
    if (distinct.length === 1) unmapped.add(column, distinct[0] as string);
    else values.forEach((value, index) => unmapped.add(`${column}, line ${index + 1}`, value));
  }
}
