import { z } from "zod";
import { decimal, toQuantity } from "#lib/canonical/money.ts";
import { decimalText } from "#lib/canonical/money-schema.ts";
import { absent } from "./fields.ts";
import { exactAmount } from "./exact-amount.ts";

/**
 * Money as a program wrote it from a binary float: 10.799999999999999 means 10.80. Kept to twelve places, which no sen
 * is lost by, with at least two.
 */
export const floatMoney = z
  .string()
  .trim()
  .regex(/^-?\d{1,15}(\.\d{1,30})?([eE][+-]?\d{1,2})?$/, "must be an amount")
  .transform((value) => exactAmount(toQuantity(decimal(value))))
  .pipe(decimalText);

/** Null where it is missing, null or empty. */
export const optionalFloatMoney = z.preprocess(
  (value) => (typeof value === "string" && value.trim() === "" ? null : value),
  floatMoney.nullish().transform(absent),
);
