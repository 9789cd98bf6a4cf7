import type { Decimals } from "./books.ts";
import { decimalText, readDecimal, roundTo } from "./decimal.ts";
import type { Field } from "./fields.ts";
import { fold, isJsonNumber, isJsonObject, member } from "./json.ts";
import type { Json, JsonObject } from "./json.ts";
import { badRequest, conversionMessage, pascal, requiredMessage, tooLongMessage } from "./refusal.ts";
import { filledText } from "./values.ts";
import type { Value, Values } from "./values.ts";

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?)?$/;

/**
 * The fields that are present in `json`, typed and rounded to the book's scales; what was left out is absent.
 * Throws the 400 of a value of the wrong JSON type: a quoted number is refused with a System.Decimal message.
 */
export function readFields(fields: readonly Field[], json: JsonObject, path: string, decimals: Decimals): Values {
  const object = fold(json);
  const given: Values = {};
  for (const field of fields) {
    const value = member(object, field.name);
    if (value !== undefined) given[field.name] = readValue(field, value, `${path}.${field.name}`, decimals);
  }
  return given;
}

/** Reads `{}` or the object at `name`; throws "The Master field is required." when it is missing. */
export function requireObject(body: Json | undefined, name: string): JsonObject {
  const value = isJsonObject(body) ? member(fold(body), name) : undefined;
  if (value === undefined || value === null) throw badRequest(requiredMessage(name));
  if (!isJsonObject(value)) throw badRequest(conversionMessage("System.Object", `$.${name}`));
  return value;
}

/** The objects of the array at `name`; undefined when it was left out or null. */
export function readArray(body: Json | undefined, name: string): JsonObject[] | undefined {
  const value = isJsonObject(body) ? member(fold(body), name) : undefined;
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw badRequest(conversionMessage("System.Collections.Generic.List", `$.${name}`));
  return value.map((element, index) => {
    if (!isJsonObject(element)) throw badRequest(conversionMessage("System.Object", `$.${name}[${index}]`));
    return element;
  });
}

/** What stands for fields that a create leaves out (or sends as null where the field cannot be null). */
export function withDefaults(fields: readonly Field[], given: Values): Values {
  const complete: Values = {};
  for (const field of fields) {
    const value = given[field.name] ?? null;
    complete[field.name] = value === null && field.otherwise !== undefined ? field.otherwise : value;
  }
  return complete;
}

/** Everything wrong with required fields, lengths and signs; alphabetical by field, one sentence each. */
export function fieldProblems(fields: readonly Field[], values: Values, optional: ReadonlySet<string> = new Set()): string[] {
  return [...fields]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((field) => {
      const value = values[field.name] ?? null;
      const isMissing = field.type === "text" || field.type === "date" ? filledText(values, field.name) === null : value === null;
      if (field.required && isMissing) return optional.has(field.name) ? [] : [requiredMessage(field.name)];
      if (field.max !== undefined && typeof value === "string" && value.length > field.max) {
        return [tooLongMessage(field.name, field.max)];
      }
      if (field.positive && typeof value === "string" && value.startsWith("-")) {
        return [`The field ${pascal(field.name)} must be positive.`];
      }
      return [];
    });
}

function readValue(field: Field, value: Json, path: string, decimals: Decimals): Value {
  if (value === null) return null;
  switch (field.type) {
    case "text":
      if (typeof value !== "string") throw badRequest(conversionMessage("System.String", path));
      return value;
    case "boolean":
      if (typeof value !== "boolean") throw badRequest(conversionMessage("System.Boolean", path));
      return value;
    case "decimal": {
      const number = isJsonNumber(value) ? readDecimal(value.value) : null;
      if (number === null) throw badRequest(conversionMessage("System.Decimal", path));
      return decimalText(field.scale === undefined ? number : roundTo(number, decimals[field.scale]));
    }
    case "date":
      if (value === "") return null;
      return readDate(value, path);
  }
}

function readDate(value: Json, path: string): string {
  const match = typeof value === "string" ? DATE.exec(value) : null;
  if (!match) throw badRequest(conversionMessage("System.DateTime", path));
  const [, year, month, day, hour = "00", minute = "00", second = "00"] = match;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const instant = new Date(`${iso}Z`);
  // A day that the calendar does not have rolls over to another one, or is no date at all.
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 19) !== iso) {
    throw badRequest(conversionMessage("System.DateTime", path));
  }
  return iso;
}
