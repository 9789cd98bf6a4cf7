import type { Json } from "#lib/channels/read-json.ts";

/**
 * Where a value stands in what a source sent. "Doc No" is a field by its name, dots and brackets included; "$.a.b",
 * "$.items[].sku", "$.items[0].sku" and "$['odd key']" lead into a message, "@.…" into a document that is there already.
 */
export type SourcePath = { root: "name" | "$" | "@"; steps: readonly Step[] };
type Step = string | number | "each-entry";
const each = "each-entry" as const;

export type Roots = { $: Json; "@"?: Json };

const known = new Map<string, SourcePath | null>();

/** The steps of a path; null where it is written wrongly. */
export function parseSourcePath(path: string): SourcePath | null {
  const before = known.get(path);
  if (before !== undefined) return before;
  const parsed = parse(path);
  if (known.size > 5000) known.clear();
  known.set(path, parsed);
  return parsed;
}

function parse(path: string): SourcePath | null {
  const root = path[0];
  if (root !== "$" && root !== "@") return { root: "name", steps: [path] };
  if (!/^[$@](?=$|[.[])/.test(path)) return { root: "name", steps: [path] };
  const steps: Step[] = [];
  const step = /\.([^.[\]]+)|\[\]|\[(\d{1,6})\]|\['([^']*)'\]/y;
  step.lastIndex = 1;
  while (step.lastIndex < path.length) {
    const found = step.exec(path);
    if (found === null) return null;
    const [whole, name, index, quoted] = found;
    steps.push(whole === "[]" ? each : (name ?? quoted ?? Number(index)));
  }
  return { root, steps };
}

/** The list that a path goes through ("$.items[]"); null where it goes through none. The outermost one, where there are several. */
export function listOf(path: string): string | null {
  if (!/^[$@][.[]/.test(path)) return null;
  const end = path.indexOf("[]");
  return end === -1 ? null : path.slice(0, end + 2);
}

/** All values at a path; an entry that has none is left out. */
export function valuesAt(roots: Roots, path: string): Json[] {
  const parsed = parseSourcePath(path);
  if (parsed === null) return [];
  const start = parsed.root === "@" ? roots["@"] : roots.$;
  return start === undefined ? [] : walk([start], parsed.steps);
}

/** The same with the path's outermost list narrowed to one of its entries. */
export function valuesAtEntry(roots: Roots, path: string, index: number): Json[] {
  const list = listOf(path);
  if (list === null) return valuesAt(roots, path);
  return valuesAt(roots, `${list.slice(0, -2)}[${index}]${path.slice(list.length)}`);
}

function walk(values: readonly Json[], steps: readonly Step[]): Json[] {
  let here = [...values];
  for (const step of steps) {
    here = here.flatMap((value): Json[] => {
      if (value === null || typeof value !== "object") return [];
      if (Array.isArray(value)) return step === each ? value : typeof step === "number" && step < value.length ? [value[step] as Json] : [];
      if (step === each || typeof step === "number" || !Object.hasOwn(value, step)) return [];
      return [value[step] as Json];
    });
  }
  return here;
}

/** A value as text; what is no text, number or yes/no is none. */
export function textOf(value: Json | undefined): string {
  if (typeof value === "string") return value;
  return typeof value === "boolean" ? String(value) : "";
}
