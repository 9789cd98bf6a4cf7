import type { Json } from "#lib/channels/read-json.ts";
import { err, type Result } from "#lib/result.ts";
import { applyTransforms } from "./apply-transforms.ts";
import { convertValue, type FieldValue } from "./convert-value.ts";
import type { FieldMapping, MappingOptions } from "./schema.ts";
import { textOf } from "./source-path.ts";
import type { TargetType } from "./targets.ts";

/** Why a document cannot be made: which field, from which column or path, on which row, and a sentence for people. */
export type MappingProblem = { to: string; from: string | null; row: number | null; sentence: string };

/** What a field's mapping makes of the values found for it; undefined where there is nothing. `valuesOf` reads one source path. */
export function evaluateField(
  field: FieldMapping,
  type: TargetType,
  options: MappingOptions,
  valuesOf: (path: string) => readonly Json[],
): Result<FieldValue | undefined, string> {
  const values = field.from.flatMap((path) => valuesOf(path).map(textOf));
  const made = applyTransforms(values, field.transforms, options);
  return made.ok ? convertValue(made.value, type, options) : made;
}

/** A problem with one field, its sentence beginning with the column's name. */
export function problemWith(field: FieldMapping, sentence: string, row: number | null = null): MappingProblem {
  const from = field.from[0] ?? null;
  const where = row === null ? "" : `Row ${row}: `;
  const name = from === null ? field.to : from;
  return { to: field.to, from, row, sentence: `${where}${name}: ${sentence}.` };
}

/** Everything that is wrong, as a refusal. */
export function refused(problems: readonly MappingProblem[]): { ok: false; error: MappingProblem[] } {
  return err([...problems]);
}
