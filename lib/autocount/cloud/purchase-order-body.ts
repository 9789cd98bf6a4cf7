import type { LedgerDocumentOf } from "#lib/posting/ledger.ts";
import type { BookSettings } from "../book-settings.ts";
import { purchaseSide } from "../book-settings.ts";
import { orNull } from "../text.ts";
import { locationOf } from "../sent-trade.ts";
import { tradeHead } from "./trade-head.ts";
import type { TradeHeadBody } from "./trade-head.ts";
import { tradeLines } from "./trade-lines.ts";
import type { TradeLineBody } from "./trade-lines.ts";

export type PurchaseOrder = LedgerDocumentOf<"purchase_order">;

/** `POST /purchaseOrder` (cloud-api 14). Members that are null are left out when it is written. */
export type PurchaseOrderBody = {
  master: TradeHeadBody & {
    creditorCode: string;
    creditorName: string;
    purchaseLocation: string;
    remark2: string | null;
    remark3: string | null;
  };
  details: TradeLineBody[];
  autoFillOption: { taxCode: false };
  saveApprove: true;
};

/** The create call for a purchase order. Its head has no field for when the goods are wanted, nor for their reference. */
export function purchaseOrderBody(order: PurchaseOrder, settings: BookSettings): PurchaseOrderBody {
  const { document } = order;
  const side = purchaseSide(settings);
  return {
    master: {
      ...tradeHead(order, settings.creditorTerm, side),
      creditorCode: document.supplier.code ?? "",
      creditorName: document.supplier.name,
      purchaseLocation: locationOf(document) ?? settings.purchaseLocation,
      remark2: document.expectedDate === null ? null : `Expected ${document.expectedDate}`,
      remark3: orNull(document.reference),
    },
    details: tradeLines(document, side, () => ({})),
    autoFillOption: { taxCode: false },
    saveApprove: true,
  };
}
