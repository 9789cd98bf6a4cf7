import { isJsonObject, type Json, type JsonObject } from "./read-json.ts";
import type { UnmappedList } from "./unmapped.ts";

// Lists what an order says and the document has no place for. By exclusion: a field that nobody has thought of is listed,
// what is known to be noise is not.

/** One set of field names from texts of names and other such sets. */
export function names(...parts: readonly (string | ReadonlySet<string>)[]): ReadonlySet<string> {
  return new Set(parts.flatMap((part) => (typeof part === "string" ? part.trim().split(/\s+/) : [...part])));
}

export class Leftovers {
  #unmapped: UnmappedList;
  #isNoise: (key: string) => boolean;

  /** `isNoise`: keys that say nothing wherever they stand. */
  constructor(unmapped: UnmappedList, isNoise: (key: string) => boolean = () => false) {
    this.#unmapped = unmapped;
    this.#isNoise = isNoise;
  }

  /** Every field of an object that is not among the known ones. */
  others(object: JsonObject, known: ReadonlySet<string>, path = ""): void {
    for (const [key, value] of Object.entries(object)) if (!known.has(key)) this.leaves(path === "" ? key : `${path}.${key}`, value);
  }

  /** Every text below a value, with its path. Nothing is said by null, false, zero and an empty list. */
  leaves(path: string, value: Json): void {
    if (this.#isNoise(path.slice(path.lastIndexOf(".") + 1))) return;
    if (typeof value === "string") {
      if (!/^-?0(\.0+)?$/.test(value)) this.#unmapped.add(path, value);
    } else if (value === true) this.#unmapped.add(path, "true");
    else if (Array.isArray(value)) value.forEach((entry, index) => this.leaves(`${path}[${index}]`, entry));
    else if (isJsonObject(value)) for (const [key, entry] of Object.entries(value)) this.leaves(`${path}.${key}`, entry);
  }
}

/** The objects of a list; none where it is no list. */
export function objectsIn(list: Json | undefined): JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

/** The texts of some fields in a row, what is missing or empty left out. */
export function wordsOf(object: JsonObject, fields: readonly string[]): string {
  return fields.map((field) => object[field]).filter((value) => typeof value === "string" && value !== "").join(" ");
}
