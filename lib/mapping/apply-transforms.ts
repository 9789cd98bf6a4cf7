import { decimal, sum, toAmount, toQuantity } from "#lib/canonical/money.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { cleanText } from "./clean-text.ts";
import { readDate } from "./read-date.ts";
import { readNumber } from "./read-number.ts";
import type { MappingOptions, Transform } from "./schema.ts";

type Mark = "." | ",";
/** A text on its way, and how a number in it is written: what has been calculated has a point, whatever the file's own mark is. */
export type Transformed = { text: string; mark: Mark };

/**
 * What the transforms make of a field's values: one text, empty where there is nothing. Refuses with a sentence that
 * shows the value.
 */
export function applyTransforms(values: readonly string[], transforms: readonly Transform[], options: MappingOptions): Result<Transformed, string> {
  let here = values.map((value): Transformed => ({ text: cleanText(value), mark: options.decimalMark }));
  for (const transform of transforms) {
    const next = step(here, transform, options);
    if (!next.ok) return next;
    here = next.value;
  }
  return ok(here.find(({ text }) => text !== "") ?? { text: "", mark: "." });
}

function step(values: readonly Transformed[], transform: Transform, options: MappingOptions): Result<Transformed[], string> {
  const filled = values.filter(({ text }) => text !== "");
  switch (transform.use) {
    case "constant":
      return ok([{ text: transform.value, mark: "." }]);
    case "default":
      return ok(filled.length > 0 ? [...values] : [{ text: transform.value, mark: "." }]);
    case "join":
      return ok([{ text: filled.map(({ text }) => text).join(transform.with), mark: options.decimalMark }]);
    case "first":
      return ok(filled.slice(0, 1));
    case "sum": {
      const numbers = eachOf(filled, ({ text, mark }) => calculated(text, mark, (n) => n));
      if (!numbers.ok) return numbers;
      const summands = numbers.value.filter(({ text }) => text !== "");
      return ok(summands.length === 0 ? [] : [{ text: toQuantity(sum(summands.map(({ text }) => text))), mark: "." }]);
    }
    default:
      return eachOf(filled, (value) => one(value, transform, options));
  }
}

type OfOne = Exclude<Transform, { use: "constant" | "default" | "join" | "first" | "sum" }>;

function one({ text, mark }: Transformed, transform: OfOne, options: MappingOptions): Result<Transformed, string> {
  const as = (changed: string) => ok({ text: changed, mark });
  switch (transform.use) {
    case "trim":
      return as(trimmed(text, transform.characters));
    case "case":
      return as(transform.to === "upper" ? text.toUpperCase() : text.toLowerCase());
    case "replace":
      return as(cleanText(text.replaceAll(transform.find, transform.with)));
    case "split":
      return as(cleanText(text.split(transform.by).at(transform.take > 0 ? transform.take - 1 : transform.take) ?? ""));
    case "date": {
      const date = readDate(text, { order: options.dateOrder, format: transform.format });
      return date.ok ? as(date.value ?? "") : date;
    }
    case "number":
      return calculated(text, mark === options.decimalMark ? transform.decimal : mark, (n) => n);
    case "multiply":
      return calculated(text, mark, (n) => n.times(transform.by));
    case "divide":
      return calculated(text, mark, (n) => n.dividedBy(transform.by));
    case "round":
      return calculated(text, mark, (n) => n.toDecimalPlaces(transform.places));
    case "absolute":
      return calculated(text, mark, (n) => n.abs());
    case "lookup": {
      const found = Object.entries(transform.table).find(([key]) => cleanText(key).toLowerCase() === text.toLowerCase());
      if (found) return ok({ text: found[1], mark: "." });
      if (transform.otherwise === "keep") return as(text);
      return transform.otherwise === "empty" ? as("") : err(`"${text}" is not in the mapping's table`);
    }
    case "yes-no":
      return as(String(transform.yes.some((yes) => yes.trim().toLowerCase() === text.toLowerCase())));
  }
}

type Calculation = (n: ReturnType<typeof decimal>) => ReturnType<typeof decimal>;

function calculated(text: string, mark: Mark, calculate: Calculation): Result<Transformed, string> {
  const read = readNumber(text, mark);
  if (!read.ok) return read;
  if (read.value === null) return ok({ text: "", mark: "." });
  const result = calculate(decimal(read.value));
  return result.abs().lessThan("1e15") ? ok({ text: toAmount(result), mark: "." }) : err(`"${text}" becomes too large a number`);
}

function trimmed(value: string, characters: string): string {
  let text = value.replace(/\s+/g, " ").trim();
  while (text !== "" && characters.includes(text[0] as string)) text = text.slice(1).trim();
  while (text !== "" && characters.includes(text.at(-1) as string)) text = text.slice(0, -1).trim();
  return text;
}

function eachOf(values: readonly Transformed[], work: (value: Transformed) => Result<Transformed, string>): Result<Transformed[], string> {
  const done: Transformed[] = [];
  for (const value of values) {
    const result = work(value);
    if (!result.ok) return result;
    done.push(result.value);
  }
  return ok(done);
}
