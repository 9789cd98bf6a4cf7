import type { LedgerDocumentOf } from "#lib/posting/ledger.ts";
import type { BookSettings } from "../book-settings.ts";
import { orNull } from "../text.ts";
import { debtorHead } from "./invoice-body.ts";
import type { DebtorHeadBody } from "./invoice-body.ts";
import { tradeHead } from "./trade-head.ts";
import type { TradeHeadBody } from "./trade-head.ts";
import { returnAccountOf } from "../trade-lines.ts";
import { eInvoiceLine, tradeLines } from "./trade-lines.ts";
import type { EInvoiceLineBody, TradeLineBody } from "./trade-lines.ts";

export type CreditNote = LedgerDocumentOf<"credit_note">;

/** `POST /creditNote` (cloud-api 12). Members that are null are left out when it is written. */
export type CreditNoteBody = {
  master: TradeHeadBody & DebtorHeadBody & { ourInvoiceNo: string | null; reason: string | null };
  details: (TradeLineBody & EInvoiceLineBody & { accNo: string; goodsReturn: boolean; yourPONo: string | null })[];
  autoFillOption: { accNo: false; taxCode: false; tariffCode: false; unitCost: true };
  saveApprove: true;
};

/**
 * The create call for a return. `ourInvoiceNo` is information only, it settles nothing (cloud-api 12). Stock comes back
 * for items alone, and only where the source says that the goods did.
 */
export function creditNoteBody(note: CreditNote, settings: BookSettings): CreditNoteBody {
  const { document } = note;
  return {
    master: {
      ...tradeHead(note, settings.creditTerm, settings),
      ...debtorHead(document, settings),
      ourInvoiceNo: note.invoiceNo,
      reason: orNull(document.reason),
    },
    details: tradeLines(document, settings, (purpose) => ({
      accNo: returnAccountOf(purpose, settings),
      goodsReturn: document.goodsReturned && purpose.line?.kind === "item" && purpose.line.itemCode !== null,
      yourPONo: purpose.line === null ? null : orNull(document.reference),
      ...eInvoiceLine(purpose),
    })),
    autoFillOption: { accNo: false, taxCode: false, tariffCode: false, unitCost: true },
    saveApprove: true,
  };
}
