import { isJsonObject, type Json, type JsonObject } from "./read-json.ts";

// What was pulled in several calls is one message: {"order": <answer>, "escrow": <answer>, "returns": [<answer>, ...]}, each
// answer byte for byte as it came.

/** Puts answers together under names; a list of answers stays a list. Every text must be JSON already. */
export function joinAnswers(parts: Readonly<globalThis.Record<string, string | readonly string[]>>): string {
  const write = (part: string | readonly string[]) => (typeof part === "string" ? part : `[${part.join(",")}]`);
  return `{${Object.entries(parts).map(([name, part]) => `${JSON.stringify(name)}:${write(part)}`).join(",")}}`;
}

/** What an answer says, without what differs each time it is asked: request ids and the server's clock. */
export function identityOf(json: Json): string {
  if (!isJsonObject(json)) return JSON.stringify(json);
  return JSON.stringify(Object.fromEntries(Object.entries(json).filter(([key]) => !changing.has(key)).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

const changing: ReadonlySet<string> = new Set(["request_id", "_trace_id_", "timestamp", "cost_time"]);

/** An object inside an answer, by its path; null where there is none. */
export function objectAt(value: Json | undefined, ...path: readonly string[]): JsonObject | null {
  let at: Json | undefined = value;
  for (const step of path) at = isJsonObject(at) ? at[step] : undefined;
  return isJsonObject(at) ? at : null;
}

/** A text inside an object; null where it is missing or blank. */
export function textAt(object: JsonObject | null, field: string): string | null {
  const value = object?.[field];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}
