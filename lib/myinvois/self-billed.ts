import type { PurchaseDocument } from "#lib/canonical/purchase.ts";
import { isMalaysia } from "./country.ts";
import type { EInvoiceFacts } from "./issue.ts";
import { generalTin } from "./tin.ts";

/** Why the company issues the e-invoice of a purchase itself: the seller is abroad, or a person who gives no TIN of their own. */
export type SelfBilled = "abroad" | "person";

/** The TIN of a supplier abroad who has none in Malaysia, and of a person who gives a MyKad alone (README 1). */
export const foreignSupplier = "EI00000000030";
const generalPublic = "EI00000000010";

/**
 * Whether the company issues the e-invoice of a purchase itself, as far as the document says (README 10): its supplier's
 * address is abroad, or its TIN is one of those that stand for such a supplier. Null where the supplier issues it, or where
 * nothing of the kind is said. Pure.
 */
export function selfBilledOf({ supplier, date }: Pick<PurchaseDocument, "supplier" | "date">, facts: EInvoiceFacts | null): SelfBilled | null {
  if (facts === null || date < facts.startsOn) return null;
  const tin = supplier.tin?.trim() ?? "";
  if (tin === generalPublic) return "person";
  const isAbroad = Boolean(supplier.country?.trim()) && !isMalaysia(supplier.country);
  return isAbroad || tin === foreignSupplier || generalTin(tin)?.side === "buyer" ? "abroad" : null;
}
