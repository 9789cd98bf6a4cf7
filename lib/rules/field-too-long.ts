import { kinds } from "#lib/canonical/kinds.ts";
import { lineCount } from "#lib/canonical/facets.ts";
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
  help: "AutoCount has no room for a text this long and would refuse the document. Shorten it here; the original stays as received.",
  kinds,
  severity: "error",
  owner: "admin",
  fields: [],
  message: ({ label, length, max }) => `${label} has ${length} characters; AutoCount takes ${max}.`,
  check: (subject, { limits }) =>
    limits.filter(({ kind }) => kind === subject.bookAs).flatMap(({ path, max, label }) =>
      expand(path, lineCount(subject)).flatMap((place) => {
        const value = valueAt(subject.document, place);
        if (typeof value !== "string" || value.length <= max) return [];
        const fixes: Fix[] = [{ do: "edit-field", path: place, label: `Shorten to ${max} characters` }];
        return [{ label: labelOf(label, place), length: value.length, max, fields: [place], fixes }];
      }),
    ),
});

function expand(path: string, lines: number): string[] {
  if (!path.includes("[]")) return [path];
  return Array.from({ length: lines }, (_, index) => path.replace("[]", `.${index}`));
}

function labelOf(label: string, place: string): string {
  const line = /^lines\.(\d+)\./.exec(place)?.[1];
  return line === undefined ? label : `${label} of line ${Number(line) + 1}`;
}
