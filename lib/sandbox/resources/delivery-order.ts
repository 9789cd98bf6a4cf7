import type { DocumentSpec } from "./document-spec.ts";
import { salesOrder } from "./sales-order.ts";
import { salesMoves } from "./trade-fields.ts";
import { transferEffects } from "./transfer-effects.ts";

/** Delivery order of the desktop product: takes goods out of stock, no ledger (other-apis F.3). */
export const deliveryOrder: DocumentSpec = {
  ...salesOrder,
  path: "deliveryOrder",
  ledgerName: "deliveryOrders",
  docType: "DO",
  moves: (document) => salesMoves(document, -1),
  effects: transferEffects,
};
