import { z } from "zod";
import { decimalText } from "#lib/canonical/money-schema.ts";
import { exactAmount } from "./exact-amount.ts";

// The fields that orders of every channel are made of, read from JSON whose number tokens are text (read-json.ts). A field
// of the wrong shape makes the order unreadable with its path: an amount that is silently taken for zero is worse than a
// message that a person looks at.

export const absent = <T>(value: T | null | undefined): T | null => value ?? null;

export const id = z.string().trim().min(1).max(100);

export const money = z.string().trim().pipe(decimalText).transform((value) => exactAmount(value));
export const optionalMoney = money.nullish().transform(absent);

export const quantity = z.string().trim().pipe(decimalText);

/** Null where there is nothing to read: missing, null, empty or blank. */
export const optionalText = z.string().nullish().transform((value) => value?.trim() || null);

/** Booleans; some exports write them as text. */
export const flag = z
  .union([z.boolean(), z.string()], { error: "must be true or false" })
  .nullish()
  .transform((value) => value === true || (typeof value === "string" && value.toLowerCase() === "true"));

/** No list of an order is longer than the lines a document may have; more is refused before any work is done on it. */
export const list = <T extends z.ZodType>(entry: T) => z.array(entry).max(5000).nullish().transform((entries) => entries ?? []);

/** A time with its zone, such as Shopify's "-00:00" of older versions. Kept in UTC, which compares as text. */
export const moment = z
  .string()
  .trim()
  .refine((value) => /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(value) && !Number.isNaN(Date.parse(value)), {
    error: "must be a time with its zone",
  })
  .transform((value) => new Date(value).toISOString());
export const optionalMoment = moment.nullish().transform(absent);
