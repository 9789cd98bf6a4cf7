import { z } from "zod";
import { isJsonObject, type Json } from "../read-json.ts";
import type { UnmappedList } from "../unmapped.ts";

/** Lists every field that the schema does not have, at whatever depth, so that a misspelt one is seen. */
export function listUnknown(schema: z.core.$ZodType, sent: Json, unmapped: UnmappedList, path = ""): void {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodArray && Array.isArray(sent)) {
    sent.forEach((entry, index) => listUnknown(inner.element, entry, unmapped, `${path}[${index}]`));
  }
  if (!(inner instanceof z.ZodObject) || !isJsonObject(sent)) return;
  const shape: Readonly<globalThis.Record<string, z.core.$ZodType>> = inner.shape;
  const pathOf = (key: string) => (path === "" ? key : `${path}.${key}`);
  const entries = Object.entries(sent);
  // First what is unknown on this level, then what is below.
  for (const [key, value] of entries) {
    if (!Object.hasOwn(shape, key) && value !== null) unmapped.add(pathOf(key), typeof value === "string" ? value : JSON.stringify(value));
  }
  for (const [key, value] of entries) {
    const field = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (field !== undefined) listUnknown(field, value, unmapped, pathOf(key));
  }
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return unwrapped(schema.unwrap());
  return schema;
}
