import type { Kind } from "#lib/canonical/kinds.ts";

/** What our numbers begin with where neither the book nor the source says otherwise. Masters go by their own codes; theirs only name the sending. */
const usualPrefixes: Readonly<Record<Exclude<Kind, "invoice">, string>> = {
  sales_order: "HP-SO-",
  delivery_order: "HP-DO-",
  credit_note: "HP-CN-",
  purchase_order: "HP-PO-",
  stock_adjustment: "HP-SA-",
  stock_transfer: "HP-ST-",
  payment: "HP-OR-",
  customer: "HP-DR-",
  supplier: "HP-CR-",
  item: "HP-IT-",
};

/**
 * What the number of a document begins with: the source's own prefix for its kind, else the book's (of invoices), else the
 * usual one. The running number behind it is drawn from one sequence for the whole company, so that no two documents ever
 * share a number whatever their prefixes are.
 */
export function numberPrefix(kind: Kind, ofSource: Readonly<Partial<Record<Kind, string>>>, ofInvoices: string): string {
  return ofSource[kind] ?? (kind === "invoice" ? ofInvoices : usualPrefixes[kind]);
}
