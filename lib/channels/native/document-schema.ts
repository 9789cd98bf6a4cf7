import { z } from "zod";
import { documentLine, stockLine } from "#lib/canonical/document-line.ts";
import { documentKind } from "#lib/canonical/kind-schemas.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import { itemMaster, partyMaster } from "#lib/canonical/masters.ts";
import { amount } from "#lib/canonical/money-schema.ts";
import { payment } from "#lib/canonical/payment.ts";
import { purchaseOrder } from "#lib/canonical/purchase.ts";
import { salesDocument } from "#lib/canonical/sales.ts";
import { stockAdjustment, stockTransfer } from "#lib/canonical/stock.ts";

// The canonical documents as a sender may write them: what Holdpoint can work out may be left out.

const externalId = z.string().trim().min(1).max(100);

/** One record of the intake call; exactly one of `document` and `payload`. */
export const nativeRecord = z.object({
  externalId: externalId.optional(),
  kind: documentKind.nullish(),
  document: z.unknown().optional(),
  payload: z.unknown().optional(),
});

/** As the canonical line, but a sender need not number its lines nor multiply. */
const nativeLine = documentLine.extend({ id: documentLine.shape.id.optional(), amount: amount.optional() });
const pricedLines = { lines: z.array(nativeLine).min(1).max(5000), tax: amount.optional() };
const stockLines = { lines: z.array(stockLine.extend({ id: stockLine.shape.id.optional() })).min(1).max(5000) };

/**
 * Everything that is sold. A person's decision about a partial delivery is not the sender's to make, so
 * `deliveryDecision` is not read.
 */
export const nativeSale = salesDocument.omit({ deliveryDecision: true, billedWithout: true }).extend({
  ...pricedLines,
  // Number tokens arrive as text.
  part: z.string().regex(/^[1-9]\d{0,5}$/, "must be a whole number from 1").transform((part) => Number.parseInt(part, 10)).optional(),
});
export const nativePurchase = purchaseOrder.extend(pricedLines);
export const nativeAdjustment = stockAdjustment.extend(stockLines);
export const nativeTransfer = stockTransfer.extend(stockLines);
/** A master is known by its code and has no date of its own: both may be left out. */
const masterHead = { number: partyMaster.shape.number.optional(), date: partyMaster.shape.date.optional() };
export const nativeParty = partyMaster.extend(masterHead);
export const nativeItem = itemMaster.extend(masterHead);

/** What a sender may write of each kind. */
export const nativeSchemas = {
  sales_order: nativeSale,
  invoice: nativeSale,
  delivery_order: nativeSale,
  credit_note: nativeSale,
  purchase_order: nativePurchase,
  stock_adjustment: nativeAdjustment,
  stock_transfer: nativeTransfer,
  customer: nativeParty,
  supplier: nativeParty,
  item: nativeItem,
  payment,
} as const satisfies globalThis.Record<Kind, z.ZodObject>;
