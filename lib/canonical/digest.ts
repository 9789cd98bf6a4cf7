import { createHash } from "node:crypto";

/** JSON with sorted keys, so that equal content gives equal text whoever wrote it and in whatever order. */
export function stableJson(value: unknown): string {
  if (typeof value === "string") return textJson(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(stableJson).join(",")}]`;
  const object = value as { [key: string]: unknown };
  let json = "";
  for (const key of sortedKeys(object)) {
    const member = object[key];
    if (member !== undefined) json += `${json === "" ? "" : ","}${textJson(key)}:${stableJson(member)}`;
  }
  return `{${json}}`;
}

/** SHA-256 over the stable JSON of some content, in hex. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(stableJson(value)).digest("hex");
}

// Documents of one kind have the same keys, and a batch has hundreds of them: each list of keys is sorted once.
const sortings = new Map<string, readonly string[]>();
const mostSortings = 1000;

function sortedKeys(object: object): readonly string[] {
  const keys = Object.keys(object);
  if (keys.length < 2) return keys;
  const name = JSON.stringify(keys);
  const known = sortings.get(name);
  if (known !== undefined) return known;
  const sorted = keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  if (sortings.size < mostSortings) sortings.set(name, sorted);
  return sorted;
}

// Most texts need no escape; JSON.stringify is slow for looking.
const needsEscape = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

function textJson(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`;
}
