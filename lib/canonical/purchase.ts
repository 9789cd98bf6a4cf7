import type { z } from "zod";
import { documentDate } from "./dates.ts";
import { party } from "./party.ts";
import { tradeCore } from "./sales.ts";

/** What is ordered from a supplier. Sums as in a sale. */
export const purchaseOrder = tradeCore.extend({
  supplier: party.prefault({}),
  /** When the goods are wanted; null where nobody says. */
  expectedDate: documentDate.nullable().default(null),
});
export type PurchaseDocument = z.infer<typeof purchaseOrder>;
export type PurchaseDocumentInput = z.input<typeof purchaseOrder>;
