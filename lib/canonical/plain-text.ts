import { z } from "zod";

/** Text that somebody types. PostgreSQL stores neither NUL nor half a surrogate pair, so neither gets as far as a verb. */
export const plainText = z
  .string()
  .refine((text) => text.isWellFormed() && !text.includes("\0"), "It has a character that no text has (NUL, or half a surrogate pair).");
