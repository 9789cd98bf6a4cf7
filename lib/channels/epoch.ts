import { z } from "zod";

// Times as the marketplaces write them: seconds since 1970, or milliseconds. Which of the two is told by the size.

/** The moment in ISO 8601 (UTC); null for what is no such number, and for 0, which stands for "not yet". */
export function readEpoch(text: string | null): string | null {
  if (text === null || !/^\d{1,14}$/.test(text) || /^0+$/.test(text)) return null;
  const value = Number(text);
  return new Date(text.length > 11 ? value : value * 1000).toISOString();
}

const digits = z.string().trim().regex(/^\d{1,14}$/, "must be a time in seconds since 1970");

export const epoch = digits.refine((text) => readEpoch(text) !== null, "must be a time in seconds since 1970").transform((text) => readEpoch(text) ?? "");
/** Null where it is missing, empty or 0. */
export const optionalEpoch = z
  .preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : value), digits.nullish())
  .transform((text) => readEpoch(text ?? null));
