import { z } from "zod";

/** One of the book's own number formats: `PV-<000000>` (cloud-api 10). */
export type NumberFormat = { name: string; docType: string; format: string };

export const numberFormatRow = z
  .object({ name: z.string().nullish(), doctype: z.string().nullish(), format: z.string() })
  .transform(({ name, doctype, format }): NumberFormat => ({ name: name ?? format, docType: doctype ?? "", format }));

/**
 * Whether a format of the book can produce a number that begins as ours do and goes on with digits only: sooner or later
 * both would give the same number. `{...}` in a format stands for a date, digits too. Pure.
 */
export function collides({ format }: Pick<NumberFormat, "format">, prefix: string): boolean {
  const found = /^(.*?)<(0+)>(.*)$/.exec(format);
  if (found === null) return false;
  const [, head = "", , tail = ""] = found;
  if (tail.trim() !== "") return false;
  const [own, theirs] = [prefix.toUpperCase(), head.toUpperCase().replaceAll(/\{[^}]*\}/g, "0")];
  const [short, long] = own.length <= theirs.length ? [own, theirs] : [theirs, own];
  return long.startsWith(short) && /^\d*$/.test(long.slice(short.length));
}
