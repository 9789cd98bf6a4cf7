import { z } from "zod";

/** What a record is, in AutoCount's words. `sales_order` and `invoice` flow end to end; `customer` and `item` are what they need first. */
export const kinds = ["sales_order", "invoice", "customer", "item"] as const;
export type Kind = (typeof kinds)[number];

/** The kinds that arrive as records of a source and stand in queues. */
export const recordKinds = ["sales_order", "invoice"] as const;
export type RecordKind = (typeof recordKinds)[number];
export const recordKind = z.enum(recordKinds);

/** When a source's flow makes the document. */
export const triggers = ["order_confirmation", "payment", "approval", "picking", "delivery", "billing"] as const;
export type Trigger = (typeof triggers)[number];
export const trigger = z.enum(triggers);

export const kindLabels: Readonly<globalThis.Record<Kind, string>> = {
  sales_order: "Sales order",
  invoice: "Invoice",
  customer: "Customer",
  item: "Item",
};
