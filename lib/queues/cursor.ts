import { z } from "zod";
import type { Sort } from "./define-queue.ts";

/** A place between two rows of one order: the sort value and the id of the row it stands beside. */
export type Cursor = { sort: Sort; value: string | null; id: string };

const written = z.tuple([z.string(), z.enum(["asc", "desc"]), z.string().max(1000).nullable(), z.uuid()]);

/** Opaque text of a place, safe in a URL. */
export function encodeCursor({ sort, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort.column, sort.direction, value, id])).toString("base64url");
}

/** The place that a text stands for in an order; null where it is not one of ours or belongs to another order. */
export function decodeCursor(text: string, sort: Sort): Cursor | null {
  let raw: unknown;
  try {
    raw = JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    return null;
  }
  const parsed = written.safeParse(raw);
  if (!parsed.success) return null;
  const [column, direction, value, id] = parsed.data;
  return column === sort.column && direction === sort.direction ? { sort, value, id } : null;
}
