import { isAmong, masterKinds, type Kind } from "#lib/canonical/kinds.ts";
import type { LedgerDocument } from "#lib/posting/ledger.ts";
import type { BookSettings } from "../book-settings.ts";
import { compareParty, compareProduct } from "./compare-masters.ts";
import { compareKnockOff, comparePayment } from "./compare-payment.ts";
import { compareStock } from "./compare-stock.ts";
import { cloudTrade } from "./cloud-trade.ts";
import { compareTrade } from "../compare-trade.ts";
import { creditNoteBody } from "./credit-note-body.ts";
import { invoiceBody } from "./invoice-body.ts";
import { knockOffBody } from "./knock-off-body.ts";
import { creditorBody, debtorBody, productBody } from "./master-bodies.ts";
import { paymentBody } from "./payment-body.ts";
import { purchaseOrderBody } from "./purchase-order-body.ts";
import { purchaseSide } from "../book-settings.ts";
import { quotationBody } from "./quotation-body.ts";
import { stockAdjustmentBody, stockTransferBody } from "./stock-bodies.ts";
import type { Compared } from "../stored-fields.ts";
import type { CloudResource } from "./taken-messages.ts";

/** Where a document goes in AutoCount Cloud, and how it is known there again. */
export type Target = {
  resource: CloudResource;
  query: "docNo" | "code";
  body: () => object;
  compare: (answer: unknown) => Compared;
};

const always: readonly Kind[] = [
  "invoice", "credit_note", "purchase_order", "stock_adjustment", "stock_transfer", "payment", "customer", "supplier", "item",
];

/** The kinds that such a book takes: no delivery orders, and orders only where they are kept as quotations (cloud-api 5, 13). */
export function takenKinds(settings: BookSettings): readonly Kind[] {
  return settings.ordersAsQuotations ? ["sales_order", ...always] : always;
}

/** Where documents of ours stand that somebody may change there. */
export function watchedResources(settings: BookSettings): readonly CloudResource[] {
  return ["invoice", "creditNote", "payment", "purchaseOrder", "stockAdjustment", "stockTransfer", ...(settings.ordersAsQuotations ? ["quotation" as const] : [])];
}

/** The call for a document, by its kind. Throws for a kind that the book does not take: ask `takenKinds` first. */
export function targetOf(document: LedgerDocument, settings: BookSettings): Target {
  switch (document.kind) {
    case "invoice":
      return numbered("invoice", () => invoiceBody(document, settings), (answer) => compareTrade(answer, document, settings, cloudTrade));
    case "credit_note":
      return numbered("creditNote", () => creditNoteBody(document, settings), (answer) => compareTrade(answer, document, settings, cloudTrade));
    case "sales_order":
      if (!settings.ordersAsQuotations) throw new Error("This AutoCount Cloud book has no sales orders: ask takes() first.");
      return numbered("quotation", () => quotationBody(document, settings), (answer) => compareTrade(answer, document, settings, cloudTrade));
    case "purchase_order":
      return numbered("purchaseOrder", () => purchaseOrderBody(document, settings), (answer) => compareTrade(answer, document, purchaseSide(settings), cloudTrade));
    case "stock_adjustment":
      return numbered("stockAdjustment", () => stockAdjustmentBody(document, settings), (answer) => compareStock(answer, document, settings));
    case "stock_transfer":
      return numbered("stockTransfer", () => stockTransferBody(document, settings), (answer) => compareStock(answer, document, settings));
    case "payment":
      return numbered("payment", () => paymentBody(document, settings), (answer) => comparePayment(answer, document, settings));
    case "knock_off":
      return numbered("knockOffEntry", () => knockOffBody(document, settings), (answer) => compareKnockOff(answer, document, settings));
    case "customer":
      return coded("debtor", () => debtorBody(document.key, document.document, settings, document.taxEntity ?? null), (answer) => compareParty(answer, document));
    case "supplier":
      return coded("creditor", () => creditorBody(document.key, document.document, settings), (answer) => compareParty(answer, document));
    case "item":
      return coded("product", () => productBody(document.key, document.document, settings), (answer) => compareProduct(answer, document, settings));
    case "delivery_order":
      throw new Error("AutoCount Cloud has no delivery orders: ask takes() first.");
  }
}

/** Whether a document stands under a number that can be voided, not under a code. */
export function isVoidable(document: LedgerDocument): boolean {
  return document.kind === "knock_off" || !isAmong(masterKinds, document.kind);
}

function numbered(resource: CloudResource, body: Target["body"], compare: Target["compare"]): Target {
  return { resource, query: "docNo", body, compare };
}

function coded(resource: CloudResource, body: Target["body"], compare: Target["compare"]): Target {
  return { resource, query: "code", body, compare };
}
