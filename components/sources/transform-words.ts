import type { Transform, TransformName } from "#lib/mapping/schema.ts";
import type { Translate } from "#messages/translate.ts";

/** One thing to say about a transform. */
export type TransformField = { name: string; label: string; type: "text" | "number" | "choice" | "table" | "list"; choices?: readonly { value: string; label: string }[]; placeholder?: string };

type Words = { label: string; fields: readonly TransformField[]; start: Transform };

/** What can be done to a value on its way, as people choose it. A constant is a choice of its own: where the value comes from. */
export const transformWords = (t: Translate): Readonly<Partial<Record<TransformName, Words>>> => ({
  trim: { label: t("sources.transformWords.trim.label"), fields: [{ name: "characters", label: t("sources.transformWords.trim.characters"), type: "text", placeholder: "#" }], start: { use: "trim", characters: "#" } },
  replace: {
    label: t("sources.transformWords.replace.label"),
    fields: [{ name: "find", label: t("sources.transformWords.replace.find"), type: "text" }, { name: "with", label: t("sources.transformWords.replace.with"), type: "text", placeholder: t("sources.transformWords.replace.nothing") }],
    start: { use: "replace", find: "-", with: "" },
  },
  split: {
    label: t("sources.transformWords.split.label"),
    fields: [{ name: "by", label: t("sources.transformWords.split.by"), type: "text" }, { name: "take", label: t("sources.transformWords.split.take"), type: "number" }],
    start: { use: "split", by: "-", take: 1 },
  },
  case: {
    label: t("sources.transformWords.case.label"),
    fields: [{ name: "to", label: t("sources.transformWords.case.to"), type: "choice", choices: [{ value: "upper", label: t("sources.transformWords.case.upper") }, { value: "lower", label: t("sources.transformWords.case.lower") }] }],
    start: { use: "case", to: "upper" },
  },
  date: { label: t("sources.transformWords.date.label"), fields: [{ name: "format", label: t("sources.transformWords.date.format"), type: "text", placeholder: "DD/MM/YYYY" }], start: { use: "date", format: "DD/MM/YYYY" } },
  number: {
    label: t("sources.transformWords.number.label"),
    fields: [{ name: "decimal", label: t("sources.transformWords.number.decimal"), type: "choice", choices: [{ value: ".", label: t("sources.transformWords.number.point") }, { value: ",", label: t("sources.transformWords.number.comma") }] }],
    start: { use: "number", decimal: "," },
  },
  multiply: { label: t("sources.transformWords.multiply.label"), fields: [{ name: "by", label: t("sources.transformWords.multiply.by"), type: "text", placeholder: "12" }], start: { use: "multiply", by: "1" } },
  divide: { label: t("sources.transformWords.divide.label"), fields: [{ name: "by", label: t("sources.transformWords.divide.by"), type: "text", placeholder: "100" }], start: { use: "divide", by: "100" } },
  round: { label: t("sources.transformWords.round.label"), fields: [{ name: "places", label: t("sources.transformWords.round.places"), type: "number" }], start: { use: "round", places: 2 } },
  absolute: { label: t("sources.transformWords.absolute.label"), fields: [], start: { use: "absolute" } },
  lookup: {
    label: t("sources.transformWords.lookup.label"),
    fields: [
      { name: "table", label: t("sources.transformWords.lookup.table"), type: "table" },
      { name: "otherwise", label: t("sources.transformWords.lookup.otherwise"), type: "choice", choices: [{ value: "refuse", label: t("sources.transformWords.lookup.refuse") }, { value: "keep", label: t("sources.transformWords.lookup.keep") }, { value: "empty", label: t("sources.transformWords.lookup.empty") }] },
    ],
    start: { use: "lookup", table: {}, otherwise: "refuse" },
  },
  default: { label: t("sources.transformWords.default.label"), fields: [{ name: "value", label: t("sources.transformWords.default.value"), type: "text" }], start: { use: "default", value: "" } },
  join: { label: t("sources.transformWords.join.label"), fields: [{ name: "with", label: t("sources.transformWords.join.with"), type: "text", placeholder: t("sources.transformWords.join.blank") }], start: { use: "join", with: " " } },
  sum: { label: t("sources.transformWords.sum.label"), fields: [], start: { use: "sum" } },
  "yes-no": { label: t("sources.transformWords.yes.label"), fields: [{ name: "yes", label: t("sources.transformWords.yes.words"), type: "list" }], start: { use: "yes-no", yes: ["yes"] } },
});

export const transformNames = (t: Translate) => Object.keys(transformWords(t)) as TransformName[];

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
export function transformText(t: Translate, transform: Transform): string {
  const words = transformWords(t)[transform.use];
  if (words === undefined) return transform.use;
  const values = words.fields.map((field) => fieldText(transform, field)).filter((value) => value !== "").map((value) => value.replaceAll("\n", ", "));
  return `${words.label.toLowerCase()}${values.length === 0 ? "" : ` (${values.join("; ")})`}`;
}
