import type { z } from "zod";
import { isAmong, type Kind } from "./kinds.ts";
import { itemMaster, partyMaster } from "./masters.ts";
import { payment } from "./payment.ts";
import { purchaseOrder } from "./purchase.ts";
import { salesDocument } from "./sales.ts";
import { stockAdjustment, stockTransfer } from "./stock.ts";

/** The canonical form of each kind. */
export const documentSchemas = {
  sales_order: salesDocument,
  invoice: salesDocument,
  delivery_order: salesDocument,
  credit_note: salesDocument,
  purchase_order: purchaseOrder,
  stock_adjustment: stockAdjustment,
  stock_transfer: stockTransfer,
  customer: partyMaster,
  supplier: partyMaster,
  item: itemMaster,
  payment,
} as const satisfies globalThis.Record<Kind, z.ZodType>;

export type DocumentOf<K extends Kind = Kind> = { [kind in Kind]: z.infer<(typeof documentSchemas)[kind]> }[K];
export type DocumentInputOf<K extends Kind = Kind> = { [kind in Kind]: z.input<(typeof documentSchemas)[kind]> }[K];

/** Anything that carries a document and says what it is. */
export type OfKind<K extends Kind = Kind> = { kind: K; document: DocumentOf<K> };

/** Narrows what carries a document to some kinds: `isOfKind(salesKinds, record)`. */
export function isOfKind<K extends Kind, T extends OfKind>(group: readonly K[], carrier: T): carrier is T & OfKind<K> {
  return isAmong(group, carrier.kind);
}
