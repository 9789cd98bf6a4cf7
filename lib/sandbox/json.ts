import { LosslessNumber, isLosslessNumber, parse, stringify } from "lossless-json";
import { badRequest } from "./refusal.ts";

/** JSON as received: numbers keep every digit that was sent. */
export type Json = null | boolean | string | LosslessNumber | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** A JSON object whose keys are found whatever their case. */
export type FoldedObject = ReadonlyMap<string, Json>;

/** Reads a request body; an empty one is `undefined`. Throws the 400 that malformed JSON gets. */
export function parseBody(text: string): Json | undefined {
  if (text.trim() === "") return undefined;
  try {
    return parse(text) as Json;
  } catch (error) {
    throw badRequest(`The request body is not valid JSON: ${error instanceof Error ? error.message : "unreadable"}.`);
  }
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

export function isJsonNumber(value: Json | undefined): value is LosslessNumber {
  return isLosslessNumber(value);
}

export function fold(object: JsonObject): FoldedObject {
  return new Map(Object.entries(object).map(([key, value]) => [key.toLowerCase(), value]));
}

/** The member `name` of `object` in any case; `undefined` when it was left out. */
export function member(object: FoldedObject, name: string): Json | undefined {
  return object.get(name.toLowerCase());
}

/** A JSON number with exactly these digits, such as `1.50000000`. */
export function numberToken(digits: string): LosslessNumber {
  return new LosslessNumber(digits);
}

export function writeJson(value: unknown): string {
  return stringify(value) ?? "null";
}
