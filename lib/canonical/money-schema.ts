import { z } from "zod";
import { plainDecimal } from "./money.ts";

// Beside money.ts, which reckons in the browser too: zod is four times what it needs.

/** A decimal number as text, without exponent: "12", "-0.5", "1234.50". Never a JavaScript number. */
export const decimalText = z.string().regex(plainDecimal, "must be a decimal number as text, such as \"12.50\"");

/** Money in the document's currency, as decimal text. */
export const amount = decimalText;
/** A quantity in the line's UOM, as decimal text; may have fractions (kg, hours). */
export const quantity = decimalText;
