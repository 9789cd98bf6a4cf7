import type { LedgerDocumentOf } from "#lib/posting/ledger.ts";
import type { BookSettings } from "../book-settings.ts";
import { orNull } from "../text.ts";
import { locationOf } from "../sent-trade.ts";
import { tradeHead } from "./trade-head.ts";
import type { TradeHeadBody } from "./trade-head.ts";
import { salesAccountOf } from "../trade-lines.ts";
import { eInvoiceLine, tradeLines } from "./trade-lines.ts";
import type { EInvoiceLineBody, TradeLineBody } from "./trade-lines.ts";

export type Invoice = LedgerDocumentOf<"invoice">;

/** Who buys, and from which location. */
export type DebtorHeadBody = {
  debtorCode: string;
  debtorName: string;
  salesLocation: string;
  salesAgent: string | null;
};

/** `POST /invoice` (cloud-api 7, 11). Members that are null are left out when it is written. */
export type InvoiceBody = {
  master: TradeHeadBody & DebtorHeadBody & { submitEInvoice: false; submitConsolidatedEInvoice: false };
  details: (TradeLineBody & EInvoiceLineBody & { accNo: string; yourPONo: string | null })[];
  autoFillOption: { accNo: false; taxCode: false; tariffCode: false; localTotalCost: true };
  saveApprove: true;
};

/**
 * The create call for an approved invoice, under our own number, with every account, tax code and amount said by us and
 * nothing left to the book's defaults. Nothing is cut: `storageProblems` has found before what does not fit.
 */
export function invoiceBody(invoice: Invoice, settings: BookSettings): InvoiceBody {
  const { document } = invoice;
  return {
    master: {
      ...tradeHead(invoice, settings.creditTerm, settings),
      ...debtorHead(document, settings),
      // A validated e-invoice has legal effect (cloud-api 24): only a person may ask for one.
      submitEInvoice: false,
      submitConsolidatedEInvoice: false,
    },
    details: tradeLines(document, settings, (purpose) => ({
      accNo: salesAccountOf(purpose, settings),
      yourPONo: purpose.line === null ? null : orNull(document.reference),
      ...eInvoiceLine(purpose),
    })),
    autoFillOption: { accNo: false, taxCode: false, tariffCode: false, localTotalCost: true },
    saveApprove: true,
  };
}

/** The debtor's side of a sale: an invoice, a credit note, a quotation. */
export function debtorHead(document: Invoice["document"], settings: BookSettings): DebtorHeadBody {
  return {
    debtorCode: document.customer.code ?? "",
    debtorName: document.customer.name,
    salesLocation: locationOf(document) ?? settings.salesLocation,
    salesAgent: orNull(document.agent) ?? settings.salesAgent,
  };
}
