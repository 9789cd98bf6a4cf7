import { isJsonObject, type JsonObject } from "./read-json.ts";

/** The single resource of a body that wraps it in its name, as in {"order": {...}}; any other body as it is. */
export function unwrap(body: JsonObject): JsonObject {
  const [name, ...more] = Object.keys(body);
  const inner = name === undefined || more.length > 0 ? undefined : body[name];
  return isJsonObject(inner) ? inner : body;
}
