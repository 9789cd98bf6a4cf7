import { roundTo, decimalText, readDecimal } from "#lib/sandbox/decimal.ts";
import type { Field } from "#lib/sandbox/fields.ts";
import { fold, isJsonNumber, member, numberToken } from "#lib/sandbox/json.ts";
import type { Json, JsonObject } from "#lib/sandbox/json.ts";
import { badRequest, conversionMessage } from "#lib/sandbox/refusal.ts";
import type { BookSettings } from "#lib/sandbox/books.ts";
import { textOf } from "#lib/sandbox/values.ts";
import type { Value, Values } from "#lib/sandbox/values.ts";
import type { Dialect } from "./dialect.ts";

/** The value that asks AutoCount for its own default (other-apis C.3). */
const DEFAULT = "<<<Default>>>";

/** One field as the Web API calls it, and what the books call it. `max` is the desktop's (other-apis F.2). */
export interface WebField {
  readonly web: string;
  readonly field: string;
  readonly max?: number;
  readonly type?: Field["type"];
  readonly scale?: Field["scale"];
}

export function webText(web: string, field: string, max?: number): WebField {
  return max === undefined ? { web, field } : { web, field, max };
}

/** What a body gives for these fields. Left out: not there; `<<<Default>>>`: not there, and named in `defaults`. */
export function readWebFields(fields: readonly WebField[], json: JsonObject, path: string, settings: BookSettings): { given: Values; defaults: Set<string> } {
  const object = fold(json);
  const given: Values = {};
  const defaults = new Set<string>();
  for (const field of fields) {
    const value = member(object, field.web);
    if (value === undefined) continue;
    if (value === DEFAULT) defaults.add(field.field);
    else given[field.field] = readValue(field, value, `${path}.${field.web}`, settings);
  }
  return { given, defaults };
}

/** The fields as an answer shows them, in their order. */
export function showWebFields(fields: readonly WebField[], values: Values, { dates }: Dialect): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.web, shown(field, values[field.field] ?? null, dates)]));
}

function readValue({ web, type = "text", max, scale }: WebField, value: Json, path: string, settings: BookSettings): Value {
  if (value === null) return null;
  switch (type) {
    case "text":
      if (typeof value !== "string") throw badRequest(conversionMessage("System.String", path));
      if (max !== undefined && value.length > max) throw badRequest(`Cannot set column '${web}'. The value violates the MaxLength limit of this column.`);
      return value;
    case "boolean":
      if (typeof value !== "boolean") throw badRequest(conversionMessage("System.Boolean", path));
      return value;
    case "decimal": {
      const number = isJsonNumber(value) ? readDecimal(value.value) : null;
      if (number === null) throw badRequest(conversionMessage("System.Decimal", path));
      return decimalText(scale === undefined ? number : roundTo(number, settings.decimals[scale]));
    }
    case "date":
      return readDate(value, path, settings.webApi.dates);
  }
}

function readDate(value: Json, path: string, dates: Dialect["dates"]): string {
  const match = typeof value === "string" ? (dates === "iso" ? /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/ : /^(\d{2})-(\d{2})-(\d{4})$/).exec(value) : null;
  const [, first, month, last] = match ?? [];
  const iso = dates === "iso" ? `${first}-${month}-${last}` : `${last}-${month}-${first}`;
  const instant = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== iso) throw badRequest(conversionMessage("System.DateTime", path));
  return `${iso}T00:00:00`;
}

function shown({ type, scale }: WebField, value: Value, dates: Dialect["dates"]): unknown {
  if (typeof value !== "string") return value;
  if (type === "date" && dates === "dd-MM-yyyy") return `${value.slice(8, 10)}-${value.slice(5, 7)}-${value.slice(0, 4)}`;
  if (type !== "decimal") return value;
  // decimal(25,8) and decimal(19,2) of the data model; a rate has twelve (other-apis F.2).
  const digits = scale === "currencyAmount" ? 2 : scale === "currencyRate" ? 12 : scale === undefined ? 2 : 8;
  return numberToken(readDecimal(value)?.toFixed(digits) ?? value);
}

/** `InvAddr1` to `InvAddr4` as the one address of the books. */
export function joinedAddress(values: Values, prefix: string): string | undefined {
  const lines = [1, 2, 3, 4].map((n) => textOf(values, `${prefix}${n}`));
  return lines.every((line) => line === null) ? undefined : lines.filter((line) => line).join("\n");
}
