import { z } from "zod";
import type { Sort, SortKey } from "./define-queue.ts";

/** A place between two rows of one order: the sort value and the id of the row it stands beside. */
export type Cursor = { sort: Sort; value: string | null; id: string };

const written = z.tuple([z.string(), z.enum(["asc", "desc"]), z.string().max(1000).nullable(), z.uuid()]);

/** Opaque text of a place, safe in a URL. */
export function encodeCursor({ sort, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort.column, sort.direction, value, id])).toString("base64url");
}

/**
 * The place that a text stands for in an order; null where it is not one of ours or belongs to another order. Anybody can
 * write such a text, so its value is held against the type that `key` sorts by before the database sees it.
 */
export function decodeCursor(text: string, sort: Sort, key: SortKey): Cursor | null {
  let raw: unknown;
  try {
    raw = JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    return null;
  }
  const parsed = written.safeParse(raw);
  if (!parsed.success) return null;
  const [column, direction, value, id] = parsed.data;
  const isOurs = value === null ? key.isNullable === true : isValueOf[key.type](value);
  return isOurs && column === sort.column && direction === sort.direction ? { sort, value, id } : null;
}

const instant = /^(\d{4}-\d\d-\d\d) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?[+-](?:0\d|1[0-4])(?::[0-5]\d)?$/;
const maxInteger = 2_147_483_647;

/** Whether a text is a value of the type, as PostgreSQL itself writes it. */
const isValueOf: Readonly<Record<SortKey["type"], (text: string) => boolean>> = {
  text: (text) => !text.includes("\0"),
  numeric: (text) => /^-?\d{1,40}(\.\d{1,40})?$/.test(text),
  integer: (text) => /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) <= maxInteger,
  date: isDate,
  timestamptz: (text) => isDate(instant.exec(text)?.[1] ?? ""),
};

function isDate(text: string): boolean {
  // PostgreSQL knows no year 0.
  return z.iso.date().safeParse(text).success && !text.startsWith("0000");
}
