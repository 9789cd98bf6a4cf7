import type { JsonObject } from "#lib/channels/read-json.ts";
import { applyMapping } from "#lib/mapping/apply-mapping.ts";
import type { MappingProblem } from "#lib/mapping/evaluate-field.ts";
import type { MappingBody } from "#lib/mapping/schema.ts";
import type { RowGroup } from "./group-rows.ts";

/** What a group of rows comes to: a record to be sent, or the reason why there is none. */
export type DraftedGroup =
  | { isRight: true; externalId: string; document: JsonObject }
  | { isRight: false; field: string | null; reason: string; externalId: string | null };

/** Makes a record of rows, as a sender would write it, or says in a sentence what is wrong with them. */
export function draftGroup(group: RowGroup, body: MappingBody): DraftedGroup {
  if (group.problem !== null) return { isRight: false, field: null, reason: sentence(group.problem), externalId: keyText(group) };
  const mapped = applyMapping(body, { rows: group.rows });
  if (!mapped.ok) return { isRight: false, ...inOneSentence(mapped.error), externalId: keyText(group) };
  return { isRight: true, externalId: mapped.value.externalId, document: mapped.value.document };
}

/** What the intake says of a record, in the words of a file: "lines[0].quantity is missing". */
export function inFileWords(why: string): string {
  return why.replace(/\bdocument\./g, "").replace(/^externalId\b/, "The number");
}

function inOneSentence(problems: readonly MappingProblem[]): { field: string | null; reason: string } {
  const [first, ...more] = problems;
  if (!first) return { field: null, reason: "Nothing in it names the document." };
  const rest = more.length === 0 ? "" : more.length === 1 ? " There is 1 more problem." : ` There are ${more.length} more problems.`;
  return { field: first.to, reason: `${first.sentence}${rest}` };
}

function keyText(group: RowGroup): string | null {
  return group.key === "" ? null : (JSON.parse(group.key) as string[]).join(" ").slice(0, 100);
}

function sentence(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}
