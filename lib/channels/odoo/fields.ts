import { z } from "zod";
import { decimal, toQuantity } from "#lib/canonical/money.ts";
import { decimalText } from "#lib/canonical/money-schema.ts";
import { absent } from "../fields.ts";
import { isJsonObject, type Json, type JsonObject } from "../read-json.ts";

// Odoo's values: what is empty is `false`, whatever its type; another record is [id, "name"]; a time is UTC without a zone.

/** Fields that tell by `false` what a record is. */
const booleans: ReadonlySet<string> = new Set(["active", "is_company"]);

/** A record with its `false` taken for absent. Other booleans are read where they are true. */
export function withoutFalse(record: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => value !== false || booleans.has(key)));
}

export const text = z.string().nullish().transform((value) => value?.trim() || null);
export const isTrue = z.unknown().optional().transform((value) => value === true);

/** "2020-06-30 20:58:48", with a T and microseconds from REST modules. Kept in ISO 8601 to the millisecond, which compares as text. */
export const moment = z
  .string()
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z?$/, "must be a time in UTC")
  .transform((value) => `${value.replace(" ", "T").replace(/Z$/, "").replace(/(\.\d{3})\d+$/, "$1")}Z`)
  .refine((value) => !Number.isNaN(Date.parse(value)), "must be a time in UTC")
  .transform((value) => new Date(value).toISOString());
export const optionalMoment = moment.nullish().transform(absent);

/** A float: more digits than it means, or an exponent. Kept to twelve places. */
export const float = z
  .string()
  .trim()
  .regex(/^-?\d{1,15}(\.\d{1,30})?([eE][+-]?\d{1,2})?$/, "must be a number")
  .transform((value) => toQuantity(decimal(value)))
  .pipe(decimalText);
export const optionalFloat = float.nullish().transform(absent);

/** [id, "name"], or the id alone. */
export const many2one = z
  .union([z.tuple([z.string(), z.string()]).rest(z.unknown()), z.string().regex(/^\d{1,30}$/)], { error: "must be [id, name]" })
  .nullish()
  .transform((value) => (value == null ? null : typeof value === "string" ? { id: value, name: null } : { id: value[0], name: value[1].trim() || null }));
export type Many2one = z.output<typeof many2one>;

/** Records of an answer: of JSON-RPC's `result`, of a REST module's `data`, a list, or one record. */
export function recordsOf(answer: Json | undefined): JsonObject[] {
  if (Array.isArray(answer)) return answer.filter(isJsonObject).map(withoutFalse);
  if (!isJsonObject(answer)) return [];
  if (answer.jsonrpc !== undefined || Object.hasOwn(answer, "result")) return recordsOf(answer.result);
  if (Array.isArray(answer.data)) return recordsOf(answer.data);
  return [withoutFalse(answer)];
}

/** The ids of a one2many, or of records that stand there whole. */
export function idsIn(value: Json | undefined): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => (typeof entry === "string" ? [entry] : isJsonObject(entry) && typeof entry.id === "string" ? [entry.id] : []));
}
