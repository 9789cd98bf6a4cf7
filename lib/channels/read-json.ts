import { isLosslessNumber, parse } from "lossless-json";
import { err, ok, type Result } from "#lib/result.ts";

/** JSON whose number tokens are kept as their text: an id beyond 2^53 and "59.450" come out exactly as written. */
export type Json = string | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

const deepest = 64;

/** Decodes UTF-8, a byte order mark taken off. Refuses what is not UTF-8 instead of guessing an encoding. */
export function decodeText(body: Uint8Array): Result<string, string> {
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return err("The message is not UTF-8 text.");
  }
}

/**
 * Parses JSON without turning a number into a JavaScript number (lossless-json keeps the token). A field that stands
 * twice with different values is refused: which of two amounts is meant is not ours to choose.
 */
export function parseTokens(text: string): Result<unknown, string> {
  if (text.trim() === "") return err("The message is empty.");
  try {
    return ok(parse(text));
  } catch (error) {
    // Only the parser's own sentence is passed on; a stack overflow by nesting is a RangeError.
    if (error instanceof SyntaxError) return err(`The message is not valid JSON: ${error.message}.`);
    if (error instanceof RangeError) return err("The message is nested too deeply.");
    throw error;
  }
}

/** Number tokens become text; characters that PostgreSQL cannot store become U+FFFD. Refuses needlessly deep nesting. */
export function toJson(value: unknown): Result<Json, string> {
  try {
    return ok(withTextNumbers(value, 0));
  } catch (error) {
    if (error instanceof RangeError) return err(`The message is nested more than ${deepest} levels deep.`);
    throw error;
  }
}

/** Bytes to JSON with exact numbers, in one step. */
export function readJson(body: Uint8Array): Result<Json, string> {
  const text = decodeText(body);
  if (!text.ok) return text;
  const tokens = parseTokens(text.value);
  return tokens.ok ? toJson(tokens.value) : tokens;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same for a value that still holds its number tokens. */
export function isTokenObject(value: unknown): value is Readonly<globalThis.Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

function withTextNumbers(value: unknown, depth: number): Json {
  if (depth > deepest) throw new RangeError();
  if (typeof value === "string") return storable(value);
  if (typeof value === "boolean" || value === null) return value;
  if (isLosslessNumber(value)) return value.value;
  if (Array.isArray(value)) return value.map((entry) => withTextNumbers(entry, depth + 1));
  if (typeof value !== "object") throw new TypeError("not a JSON value");
  // fromEntries defines own properties, so a key "__proto__" stays an ordinary key.
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [storable(key), withTextNumbers(entry, depth + 1)]));
}

/** PostgreSQL refuses NUL and lone surrogates; the delivery keeps the bytes, the document says that something stood there. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}
