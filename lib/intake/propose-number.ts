import type { Kind } from "#lib/canonical/kinds.ts";

const letters: Readonly<globalThis.Record<Kind, string>> = {
  sales_order: "SO", invoice: "IV", delivery_order: "DO", credit_note: "CN", purchase_order: "PO", stock_adjustment: "SA",
  stock_transfer: "ST", customer: "CU", supplier: "SU", item: "IT", payment: "OR",
};

/** The number that a record entered by hand is proposed to have, "M-IV-0001"; AutoCount gets one of its own. */
export function proposeNumber(kind: Kind, nth: number): { prefix: string; number: string } {
  const prefix = `M-${letters[kind]}-`;
  return { prefix, number: `${prefix}${String(nth).padStart(4, "0")}` };
}
