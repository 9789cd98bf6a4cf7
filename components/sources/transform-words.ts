import type { Transform, TransformName } from "#lib/mapping/schema.ts";

/** One thing to say about a transform. */
export type TransformField = { name: string; label: string; type: "text" | "number" | "choice" | "table" | "list"; choices?: readonly { value: string; label: string }[]; placeholder?: string };

type Words = { label: string; fields: readonly TransformField[]; start: Transform };

/** What can be done to a value on its way, as people choose it. A constant is a choice of its own: where the value comes from. */
export const transformWords: Readonly<Partial<Record<TransformName, Words>>> = {
  trim: { label: "Take off at both ends", fields: [{ name: "characters", label: "Characters", type: "text", placeholder: "#" }], start: { use: "trim", characters: "#" } },
  replace: {
    label: "Replace",
    fields: [{ name: "find", label: "Find", type: "text" }, { name: "with", label: "With", type: "text", placeholder: "nothing" }],
    start: { use: "replace", find: "-", with: "" },
  },
  split: {
    label: "Take a part",
    fields: [{ name: "by", label: "Split at", type: "text" }, { name: "take", label: "Part (1 the first, -1 the last)", type: "number" }],
    start: { use: "split", by: "-", take: 1 },
  },
  case: {
    label: "Capital or small letters",
    fields: [{ name: "to", label: "To", type: "choice", choices: [{ value: "upper", label: "CAPITALS" }, { value: "lower", label: "small" }] }],
    start: { use: "case", to: "upper" },
  },
  date: { label: "Date written as", fields: [{ name: "format", label: "Form", type: "text", placeholder: "DD/MM/YYYY" }], start: { use: "date", format: "DD/MM/YYYY" } },
  number: {
    label: "Number written with",
    fields: [{ name: "decimal", label: "Decimal mark", type: "choice", choices: [{ value: ".", label: "point (1,234.50)" }, { value: ",", label: "comma (1.234,50)" }] }],
    start: { use: "number", decimal: "," },
  },
  multiply: { label: "Multiply by", fields: [{ name: "by", label: "By", type: "text", placeholder: "12" }], start: { use: "multiply", by: "1" } },
  divide: { label: "Divide by", fields: [{ name: "by", label: "By", type: "text", placeholder: "100" }], start: { use: "divide", by: "100" } },
  round: { label: "Round to places", fields: [{ name: "places", label: "Places", type: "number" }], start: { use: "round", places: 2 } },
  absolute: { label: "Without its minus", fields: [], start: { use: "absolute" } },
  lookup: {
    label: "Look up in a table",
    fields: [
      { name: "table", label: "Table: one “from = to” a line", type: "table" },
      { name: "otherwise", label: "What is not in it", type: "choice", choices: [{ value: "refuse", label: "cannot be read" }, { value: "keep", label: "stays as it is" }, { value: "empty", label: "becomes empty" }] },
    ],
    start: { use: "lookup", table: {}, otherwise: "refuse" },
  },
  default: { label: "Where it is empty, take", fields: [{ name: "value", label: "Value", type: "text" }], start: { use: "default", value: "" } },
  join: { label: "Join several values", fields: [{ name: "with", label: "With", type: "text", placeholder: "a blank" }], start: { use: "join", with: " " } },
  sum: { label: "Add several numbers up", fields: [], start: { use: "sum" } },
  "yes-no": { label: "Yes for", fields: [{ name: "yes", label: "Words, one a line", type: "list" }], start: { use: "yes-no", yes: ["yes"] } },
};

export const transformNames = Object.keys(transformWords) as TransformName[];

/** What a person types into a field of a transform, from what is stored and back. */
export function fieldText(transform: Transform, { name, type }: TransformField): string {
  const value = (transform as { [field: string]: unknown })[name];
  if (type === "table") return Object.entries((value ?? {}) as Record<string, string>).map(([from, to]) => `${from} = ${to}`).join("\n");
  if (type === "list") return ((value ?? []) as string[]).join("\n");
  return value === undefined ? "" : String(value);
}

export function withFieldText(transform: Transform, { name, type }: TransformField, text: string): Transform {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const value =
    type === "table" ? Object.fromEntries(lines.map((line) => [line.split("=")[0]?.trim() ?? "", line.split("=").slice(1).join("=").trim()]))
    : type === "list" ? lines.map((line) => line.trim())
    : type === "number" ? Number(text)
    : text;
  return { ...transform, [name]: value } as Transform;
}

/** A transform in a few words, for the list of versions: "take a part (-, 1)". */
export function transformText(transform: Transform): string {
  const words = transformWords[transform.use];
  if (words === undefined) return transform.use;
  const values = words.fields.map((field) => fieldText(transform, field)).filter((value) => value !== "").map((value) => value.replaceAll("\n", ", "));
  return `${words.label.toLowerCase()}${values.length === 0 ? "" : ` (${values.join("; ")})`}`;
}
