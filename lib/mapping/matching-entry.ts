import { isJsonObject, type Json, type JsonObject } from "#lib/channels/read-json.ts";

/**
 * Which entry of a list in the message belongs to a line of the document: the one with the line's id; where the message's
 * entries carry no ids that the document knows, the one at the same place, if both are equally many. Null where a line has
 * no entry of its own (shipping, a fee); "unclear" where nobody can say, and nobody should guess.
 */
export function entryFor(line: JsonObject, index: number, lines: readonly Json[], sent: readonly Json[]): number | null | "unclear" {
  if (sent.length === 0) return null;
  const ids = sent.map((entry) => (isJsonObject(entry) && typeof entry.id === "string" ? entry.id : null));
  const lineIds = lines.map((entry) => (isJsonObject(entry) && typeof entry.id === "string" ? entry.id : null));
  if (ids.some((id) => id !== null && lineIds.includes(id))) {
    const at = ids.indexOf(typeof line.id === "string" ? line.id : null);
    return at === -1 || ids[at] === null ? null : at;
  }
  return sent.length === lines.length ? index : "unclear";
}
