import type { Kind } from "#lib/canonical/kinds.ts";
import type { Json, JsonObject } from "#lib/channels/read-json.ts";
import { ok, type Result } from "#lib/result.ts";
import { draftFromMessage } from "./draft-from-message.ts";
import { draftFromRows, type FileRow } from "./draft-from-rows.ts";
import { type MappingProblem, refused } from "./evaluate-field.ts";
import { finishDocument } from "./finish-document.ts";
import type { MappingBody } from "./schema.ts";
import { targetsOf } from "./targets.ts";

/** What a document is made of: the rows of a file that belong together, or one message. */
export type MappingInput = { rows: readonly FileRow[] } | { payload: Json };

/** A document as a sender of Holdpoint's own format would write it; the native reader completes and checks it. */
export type MappedDocument = { externalId: string; kind: Kind; document: JsonObject };

/**
 * Makes a document of rows or of a message as the mapping says. Nothing is guessed: a value that cannot be read is a
 * problem that names its field and shows the value, and all problems come at once. What has no place in the document is
 * listed in its `unmapped`. Numbers stay text; dates are Malaysian days.
 */
export function applyMapping(body: MappingBody, input: MappingInput): Result<MappedDocument, MappingProblem[]> {
  const drafted = "rows" in input ? draftFromRows(body, input.rows) : draftFromMessage(body, input.payload);
  if (!drafted.ok) return drafted;
  const mapped = new Set(body.fields.map(({ to }) => to));
  const { externalId: said, ...document } = finishDocument(body.kind, drafted.value, body.options, (to) => mapped.has(to));
  const externalId = [said, document.number, document.code, document.sku, document.name].find((value): value is string => typeof value === "string");
  const missing = targetsOf(body.kind).filter(({ path, isRequired }) => isRequired && !path.includes("[") && document[path] === undefined);
  const problems = missing.map(({ path, label }): MappingProblem => {
    const from = body.fields.find(({ to }) => to === path)?.from[0] ?? null;
    return { to: path, from, row: null, sentence: from === null ? `${label} is missing: no column is mapped to it.` : `${label} is missing: ${from} is empty.` };
  });
  if (problems.length > 0 || externalId === undefined) return refused(problems);
  return ok({ externalId: externalId.slice(0, 100), kind: body.kind, document });
}
