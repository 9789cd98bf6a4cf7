import type { z } from "zod";
import type { Kind } from "./kinds.ts";
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
