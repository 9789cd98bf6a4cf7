import type { Json, JsonObject } from "#lib/channels/read-json.ts";
import { isJsonObject } from "#lib/channels/read-json.ts";
import { UnmappedList } from "#lib/channels/unmapped.ts";
import { ok, type Result } from "#lib/result.ts";
import { evaluateField, type MappingProblem, problemWith, refused } from "./evaluate-field.ts";
import type { Drafted } from "./finish-document.ts";
import { placeOf, putValue } from "./place-value.ts";
import type { FieldMapping, MappingBody } from "./schema.ts";
import { listOf, valuesAt, valuesAtEntry } from "./source-path.ts";
import { targetAt } from "./targets.ts";

/**
 * Reads one message. Each list that fields of lines are read from ("$.items[]", "$.shipping_lines[]") gives its entries
 * as lines, in the order in which the mapping names them; a field of a line without a list is said of every line, or of
 * those of the list in its `each`.
 */
export function draftFromMessage(body: MappingBody, payload: Json): Result<Drafted, MappingProblem[]> {
  const problems: MappingProblem[] = [];
  const drafted: Drafted = { document: {}, lines: [], charges: {} };
  const roots = { $: payload };
  const read = (field: FieldMapping, valuesOf: (path: string) => Json[]) => {
    const value = evaluateField(field, targetAt(body.kind, field.to)?.type ?? "text", body.options, valuesOf);
    if (value.ok) return value.value;
    problems.push(problemWith(field, value.error));
    return undefined;
  };

  for (const field of body.fields) {
    const place = placeOf(field.to);
    if (place.in === "list") continue;
    const value = read(field, (path) => valuesAt(roots, path));
    if (value === undefined) continue;
    if (place.in === "document") putValue(drafted.document, place.path, value);
    else drafted.charges[place.charge] = String(value);
  }

  const made = { lines: drafted.lines, settles: [] as JsonObject[], references: [] as JsonObject[] };
  for (const list of ["lines", "settles", "references"] as const) {
    const fields = body.fields.filter(({ to }) => isOf(list, to));
    for (const source of sourcesOf(fields)) {
      const own = fields.filter((field) => [source, null].includes(sourceOf(field)));
      const count = source === null ? 1 : valuesAt(roots, source).length;
      for (let index = 0; index < count; index += 1) {
        const entry: JsonObject = {};
        let isFilled = false;
        for (const field of own) {
          const value = read(field, (path) => (source === listOf(path) ? valuesAtEntry(roots, path, index) : valuesAt(roots, path)));
          const place = placeOf(field.to);
          if (value === undefined || place.in !== "list") continue;
          putValue(entry, place.field, value);
          isFilled ||= field.from.length > 0;
        }
        if (isFilled) made[list].push(entry);
      }
    }
  }
  if (made.settles.length > 0) drafted.document.settles = made.settles;
  if (made.references.length > 0) drafted.document.references = made.references;

  const unmapped = new UnmappedList();
  listLeft(payload, "$", "$", new Set([...body.fields.flatMap(({ from }) => from), ...body.ignored]), unmapped);
  const entries = unmapped.entries();
  if (entries.length > 0) drafted.document.unmapped = entries;
  return problems.length > 0 ? refused(problems) : ok(drafted);
}

function isOf(list: string, to: string): boolean {
  const place = placeOf(to);
  return place.in === "list" && place.list === list;
}

/** The list whose entries a field is read from; null for what is said of all. */
function sourceOf(field: FieldMapping): string | null {
  return field.each ?? field.from.map(listOf).find((list) => list !== null) ?? null;
}

function sourcesOf(fields: readonly FieldMapping[]): (string | null)[] {
  const sources = [...new Set(fields.map(sourceOf))];
  const lists = sources.filter((source) => source !== null);
  return lists.length > 0 ? lists : sources;
}

/** Every text that no field of the mapping reads, with its path. Nothing is said by null, false, zero and what is empty. */
function listLeft(value: Json, path: string, pattern: string, placed: ReadonlySet<string>, unmapped: UnmappedList): void {
  if (placed.has(pattern) || placed.has(path)) return;
  if (Array.isArray(value)) value.forEach((entry, index) => listLeft(entry, `${path}[${index}]`, `${pattern}[]`, placed, unmapped));
  else if (isJsonObject(value)) {
    for (const [key, entry] of Object.entries(value)) {
      const step = /^[^.[\]']+$/.test(key) ? `.${key}` : `['${key}']`;
      // A field of the message may be named by its name alone.
      if (pattern === "$" && placed.has(key)) continue;
      listLeft(entry, `${path}${step}`, `${pattern}${step}`, placed, unmapped);
    }
  } else if (typeof value === "string" && !/^-?0(\.0+)?$/.test(value)) unmapped.add(path.replace(/^\$\.?/, ""), value);
  else if (value === true) unmapped.add(path.replace(/^\$\.?/, ""), "true");
}
