/** What a record is, in AutoCount's words; every one of them may arrive from a source. */
export const kinds = [
  "sales_order",
  "invoice",
  "delivery_order",
  "credit_note",
  "purchase_order",
  "stock_adjustment",
  "stock_transfer",
  "customer",
  "supplier",
  "item",
  "payment",
] as const;
export type Kind = (typeof kinds)[number];

/** What is sold or taken back: one shape, from the order to the credit note. */
export const salesKinds = ["sales_order", "invoice", "delivery_order", "credit_note"] as const;
export type SalesKind = (typeof salesKinds)[number];

/** What a source's flow may make of an order; every other kind is what its message says it is. */
export const orderKinds = ["sales_order", "invoice", "delivery_order"] as const;
export type OrderKind = (typeof orderKinds)[number];

/** Documents with priced lines and a total. */
export const tradeKinds = [...salesKinds, "purchase_order"] as const;
export type TradeKind = (typeof tradeKinds)[number];

export const stockKinds = ["stock_adjustment", "stock_transfer"] as const;
export type StockKind = (typeof stockKinds)[number];

/** Documents with lines that name items. */
export const linedKinds = [...tradeKinds, ...stockKinds] as const;
export type LinedKind = (typeof linedKinds)[number];

export const partyKinds = ["customer", "supplier"] as const;
export type PartyKind = (typeof partyKinds)[number];

/** Records of AutoCount's own lists, made once under a code. */
export const masterKinds = [...partyKinds, "item"] as const;
export type MasterKind = (typeof masterKinds)[number];

/** Whether a kind is one of a group: `isAmong(salesKinds, kind)`. */
export function isAmong<K extends Kind>(group: readonly K[], kind: Kind): kind is K {
  return (group as readonly Kind[]).includes(kind);
}

/** When a source's flow makes the document. */
export const triggers = ["order_confirmation", "payment", "approval", "picking", "delivery", "billing"] as const;
export type Trigger = (typeof triggers)[number];

export const kindLabels: Readonly<globalThis.Record<Kind, string>> = {
  sales_order: "Sales order",
  invoice: "Invoice",
  delivery_order: "Delivery order",
  credit_note: "Credit note",
  purchase_order: "Purchase order",
  stock_adjustment: "Stock adjustment",
  stock_transfer: "Stock transfer",
  customer: "Customer",
  supplier: "Supplier",
  item: "Item",
  payment: "Payment",
};
