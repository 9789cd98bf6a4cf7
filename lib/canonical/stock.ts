import { z } from "zod";
import { documentHead, optionalText } from "./core.ts";
import { stockLine } from "./document-line.ts";

/** A move of goods without a sale; lines have quantities and no prices. */
const stockCore = documentHead.extend({
  lines: z.array(stockLine).min(1).max(5000),
  reason: optionalText(80),
  isApproved: z.boolean().default(false),
  isPicked: z.boolean().default(false),
  isDelivered: z.boolean().default(false),
});

/** More or less of something at a location: counts, damage, loss. Quantities have a sign. */
export const stockAdjustment = stockCore.extend({
  /** Where, for lines that name no location of their own. */
  location: optionalText(20),
});
export type StockAdjustment = z.infer<typeof stockAdjustment>;
export type StockAdjustmentInput = z.input<typeof stockAdjustment>;

/** Goods from one branch or warehouse to another. */
export const stockTransfer = stockCore.extend({
  fromLocation: optionalText(20),
  toLocation: optionalText(20),
});
export type StockTransfer = z.infer<typeof stockTransfer>;
export type StockTransferInput = z.input<typeof stockTransfer>;
