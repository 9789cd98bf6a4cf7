import type { Decimal } from "decimal.js";
import { decimal, toAmount } from "#lib/canonical/money.ts";
import { decimalText } from "#lib/canonical/money-schema.ts";
import type { Json } from "./read-json.ts";
import type { UnmappedList } from "./unmapped.ts";

/**
 * Lists a figure that a source states beside its lines (a subtotal, a sum of discounts) where it is not what the lines come
 * to: nothing is bent to it, and it is not lost. `tolerance` is for figures that are rounded from others.
 */
export function listIfOther(path: string, stated: Json | undefined, comesTo: Decimal | string, unmapped: UnmappedList, tolerance = "0"): void {
  if (typeof stated !== "string" || stated.trim() === "") return;
  const written = decimalText.safeParse(stated.trim().replace(/(\.\d{12})\d+$/, "$1"));
  if (!written.success) return unmapped.add(path, stated);
  const comes = typeof comesTo === "string" ? decimal(comesTo) : comesTo;
  if (decimal(written.data).minus(comes).abs().greaterThan(tolerance)) unmapped.add(path, `${stated}, but it comes to ${toAmount(comes)}.`);
}
