import type { LedgerDocumentOf } from "#lib/posting/ledger.ts";
import type { BookSettings } from "../book-settings.ts";
import { orNull } from "../text.ts";
import { debtorHead } from "./invoice-body.ts";
import type { DebtorHeadBody } from "./invoice-body.ts";
import { tradeHead } from "./trade-head.ts";
import type { TradeHeadBody } from "./trade-head.ts";
import { tradeLines } from "./trade-lines.ts";
import type { TradeLineBody } from "./trade-lines.ts";

export type SalesOrder = LedgerDocumentOf<"sales_order">;

/** `POST /quotation` (cloud-api 13): no accounts on its lines. Members that are null are left out when it is written. */
export type QuotationBody = {
  master: TradeHeadBody & DebtorHeadBody & { yourRef: string | null };
  details: TradeLineBody[];
  autoFillOption: { taxCode: false };
  saveApprove: true;
};

/** The create call for an order in a book that keeps its orders as quotations: nothing moves in stock or ledger. */
export function quotationBody(order: SalesOrder, settings: BookSettings): QuotationBody {
  const { document } = order;
  return {
    master: { ...tradeHead(order, settings.creditTerm, settings), ...debtorHead(document, settings), yourRef: orNull(document.reference) },
    details: tradeLines(document, settings, () => ({})),
    autoFillOption: { taxCode: false },
    saveApprove: true,
  };
}
