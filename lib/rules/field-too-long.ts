import { kinds } from "#lib/canonical/kinds.ts";
import { valueAt } from "#lib/canonical/paths.ts";
import { defineRule } from "./rule.ts";
import type { Fix, Found } from "./rule.ts";

type TooLong = Found & { label: string; length: number; max: number };

/**
 * Holds what AutoCount has no room for, before AutoCount refuses it. Nothing is ever cut silently.
 * Limits come from the connection's adapter; source: autocount/cloud-api.md 11 and 19.
 */
export const fieldTooLong = defineRule<TooLong>({
  id: "field-too-long",
  title: "Too long for AutoCount",
  kinds,
  severity: "error",
  owner: "admin",
  fields: [],
  message: ({ label, length, max }) => `${label} has ${length} characters; AutoCount takes ${max}.`,
  check: ({ document, bookAs }, { limits }) =>
    limits.filter(({ kind }) => kind === bookAs).flatMap(({ path, max, label }) =>
      textsAt(document, path).flatMap(({ place, value, line }) => {
        if (value.length <= max) return [];
        const fixes: Fix[] = [{ do: "edit-field", path: place, label: `Shorten to ${max} characters` }];
        return [{ label: line === null ? label : `${label} of line ${line + 1}`, length: value.length, max, fields: [place], fixes }];
      }),
    ),
});

type TextAt = { place: string; value: string; line: number | null };

/** The texts that a limit is about: of one field, or of that field of every line. */
function textsAt(document: object, path: string): TextAt[] {
  const [list, field] = path.split("[].");
  if (list === undefined || field === undefined) {
    const value = valueAt(document, path);
    return typeof value === "string" ? [{ place: path, value, line: null }] : [];
  }
  const lines = valueAt(document, list);
  if (!Array.isArray(lines)) return [];
  return lines.flatMap((line: unknown, index) => {
    const value = valueAt(line, field);
    return typeof value === "string" ? [{ place: `${list}.${index}.${field}`, value, line: index }] : [];
  });
}
