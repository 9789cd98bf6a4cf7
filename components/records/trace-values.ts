import type { JsonMark } from "./json-layout.ts";

/** Where in a message set out for reading the value of a document's field stands: places among its marks. */
export type Trace = { readonly [path: string]: readonly number[] };

/** What the source names itself and nobody reads: an id would be found in every link of a message. */
const untraced = /(^|\.)(id|unmapped|references|deliveries|refunds)(\.|$)/;
const mostFields = 2_000;

/**
 * Finds the values of a document's fields in the message that it came from. A value counts where it stands there letter for
 * letter or as the same number; where it stands more than once, those places whose name is like the field's. Short values,
 * such as a quantity of 1, are only found under such a name.
 */
export function traceValues({ text, marks }: { text: string; marks: readonly JsonMark[] }, document: object): Trace {
  const placesOf = new Map<string, number[]>();
  let key = "";
  const keys = marks.map(({ kind, start, end }, place) => {
    if (kind === "key") key = text.slice(start + 1, end - 1);
    else if (kind !== "word") {
      const value = comparable(kind === "text" ? unquoted(text.slice(start, end)) : text.slice(start, end));
      if (value !== "") placesOf.set(value, [...(placesOf.get(value) ?? []), place]);
    }
    return key;
  });
  const fields = leavesOf(document).slice(0, mostFields);
  // Lines of the same goods: the first of them has the first place.
  const taken = new Map<string, number>();
  return Object.fromEntries(fields.flatMap(({ path, value }) => {
    const wanted = comparable(value);
    const places = placesOf.get(wanted) ?? [];
    const named = places.filter((place) => isAlike(keys[place] ?? "", path));
    const isShort = wanted.length < 3;
    const found = named.length > 0 ? named : isShort ? [] : places;
    if (found.length === 0) return [];
    const line = /^lines\.\d+\.(.+)$/.exec(path)?.[1];
    if (line === undefined || found.length === 1) return [[path, found]];
    const nth = taken.get(`${line} ${wanted}`) ?? 0;
    taken.set(`${line} ${wanted}`, nth + 1);
    return [[path, [found[Math.min(nth, found.length - 1)] as number]]];
  }));
}

/** What stands in a field, by the field's path; empty ones and switches say nothing. */
function leavesOf(value: unknown, path = ""): { path: string; value: string }[] {
  if (untraced.test(path)) return [];
  if (typeof value === "string" || typeof value === "number") return value === "" ? [] : [{ path, value: String(value) }];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, of]) => leavesOf(of, path === "" ? name : `${path}.${name}`));
}

/** "37.80" and 37.8 are the same, and so are texts that differ in capitals and blanks around them. */
function comparable(text: string): string {
  const trimmed = text.trim().toLowerCase();
  return /^-?\d{1,20}\.\d+$/.test(trimmed) ? trimmed.replace(/\.?0+$/, "") : trimmed;
}

function unquoted(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal.slice(1, -1);
  }
}

/** Whether a message's name is like a field's: "line_price" and "price", "qty" and "quantity"; a name of two letters is like none. */
function isAlike(key: string, path: string): boolean {
  const [name = "", field = ""] = [key, path.split(".").at(-1) ?? ""].map((one) => one.toLowerCase().replaceAll(/[^a-z]/g, "").replace(/qty/, "quantity"));
  return name === field || (name.length > 2 && (name.includes(field) || field.includes(name)));
}
