import { z } from "zod";
import { isJsonObject, type Json } from "../read-json.ts";
import type { UnmappedList } from "../unmapped.ts";

/** Lists every field that the schema does not have, at whatever depth, so that a misspelt one is seen. */
export function listUnknown(schema: z.core.$ZodType, sent: Json, unmapped: UnmappedList): void {
  list(outlineOf(schema), sent, unmapped, "");
}

/** What a schema knows: the fields of an object, the entries of a list; null for a plain value. */
type Outline = { fields: ReadonlyMap<string, Outline> } | { entries: Outline } | null;

const outlines = new WeakMap<z.core.$ZodType, Outline>();

/** A schema's outline is drawn once: every line of every document is held against it. */
function outlineOf(schema: z.core.$ZodType): Outline {
  const known = outlines.get(schema);
  if (known !== undefined) return known;
  const outline = draw(unwrapped(schema));
  outlines.set(schema, outline);
  return outline;
}

function draw(schema: z.core.$ZodType): Outline {
  if (schema instanceof z.ZodArray) return { entries: outlineOf(schema.element) };
  if (!(schema instanceof z.ZodObject)) return null;
  return { fields: new Map(Object.entries(schema.shape).map(([key, field]) => [key, outlineOf(field as z.core.$ZodType)])) };
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return unwrapped(schema.unwrap());
  return schema;
}

function list(outline: Outline, sent: Json, unmapped: UnmappedList, path: string): void {
  if (outline === null) return;
  if ("entries" in outline) {
    if (outline.entries !== null && Array.isArray(sent)) sent.forEach((entry, index) => list(outline.entries, entry, unmapped, `${path}[${index}]`));
    return;
  }
  if (!isJsonObject(sent)) return;
  const pathOf = (key: string) => (path === "" ? key : `${path}.${key}`);
  const keys = Object.keys(sent);
  // First what is unknown on this level, then what is below.
  for (const key of keys) {
    const value = sent[key];
    if (!outline.fields.has(key) && value !== null && value !== undefined) unmapped.add(pathOf(key), typeof value === "string" ? value : JSON.stringify(value));
  }
  for (const key of keys) {
    const [field, value] = [outline.fields.get(key), sent[key]];
    if (field && value !== undefined) list(field, value, unmapped, pathOf(key));
  }
}
