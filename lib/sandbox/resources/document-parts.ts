import type { Decimals } from "#lib/sandbox/books.ts";
import type { Json } from "#lib/sandbox/json.ts";
import { readArray, readFields, withDefaults } from "#lib/sandbox/read-fields.ts";
import { textOf } from "#lib/sandbox/values.ts";
import type { Values } from "#lib/sandbox/values.ts";
import { view } from "#lib/sandbox/view.ts";
import type { DocumentSpec } from "./document-spec.ts";

/** The rows beside the lines that a body brings, as the header keeps them: each part as JSON text under its name. */
export function readParts(body: Json | undefined, spec: DocumentSpec, decimals: Decimals): Values {
  return Object.fromEntries(
    (spec.parts ?? []).flatMap(({ name, fields }) => {
      const rows = readArray(body, name)?.map((row, index) => withDefaults(fields, readFields(fields, row, `$.${name}[${index}]`, decimals)));
      return rows === undefined ? [] : [[name, JSON.stringify(rows)] as const];
    }),
  );
}

/** The stored rows of a part. */
export function partRows(master: Values, name: string): Values[] {
  return JSON.parse(textOf(master, name) ?? "[]") as Values[];
}

/** Every part of a document as an answer shows it. */
export function showParts(spec: DocumentSpec, master: Values): Record<string, unknown> {
  return Object.fromEntries((spec.parts ?? []).map((part) => [part.name, partRows(master, part.name).map((row) => view(part.view, row))]));
}
