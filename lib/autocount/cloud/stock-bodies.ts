import type { LedgerDocumentOf } from "#lib/posting/ledger.ts";
import type { StockLine } from "#lib/canonical/document-line.ts";
import type { StockKind } from "#lib/canonical/kinds.ts";
import type { BookSettings } from "../book-settings.ts";
import { jsonNumber } from "../json.ts";
import type { JsonNumber } from "../json.ts";
import { asHtml, orNull } from "../text.ts";
import { contentMarkOf, referenceOf } from "../document-marks.ts";

export type StockAdjustment = LedgerDocumentOf<"stock_adjustment">;
export type StockTransfer = LedgerDocumentOf<"stock_transfer">;
export type SentStock = LedgerDocumentOf<StockKind>;

type StockHeadBody = {
  docNo: string;
  docDate: string;
  ref: string;
  description: string | null;
  note: string | null;
  remark1: string;
  remark3: string | null;
  remark4: string;
};

type StockLineBody = { stockCode: string; description: string | null; qty: JsonNumber; unitCost: JsonNumber | null };

type StockBody<Head, Line> = {
  master: StockHeadBody & Head;
  details: (StockLineBody & Line)[];
  autoFillOption: { unitCost: boolean };
  saveApprove: true;
};

/** `POST /stockAdjustment` (cloud-api 15). Quantities are signed: the change. */
export type StockAdjustmentBody = StockBody<{ remark2: string | null }, { location: string }>;
/** `POST /stockTransfer` (cloud-api 15). */
export type StockTransferBody = StockBody<{ fromLocation: string; toLocation: string; reason: string | null }, object>;

/** The create call for a stock adjustment. It has no field for a reason: that goes to a remark. */
export function stockAdjustmentBody(adjustment: StockAdjustment, settings: BookSettings): StockAdjustmentBody {
  const { document } = adjustment;
  return {
    master: { ...stockHead(adjustment), remark2: orNull(document.reason) },
    details: document.lines.map((line) => ({ ...stockLine(line, settings), location: adjustedAt(line, document, settings) })),
    autoFillOption: { unitCost: !hasOwnCosts(document.lines) },
    saveApprove: true,
  };
}

/** The create call for a stock transfer between two locations of the book. */
export function stockTransferBody(transfer: StockTransfer, settings: BookSettings): StockTransferBody {
  const { document } = transfer;
  return {
    master: {
      ...stockHead(transfer),
      fromLocation: document.fromLocation ?? "",
      toLocation: document.toLocation ?? "",
      reason: orNull(document.reason),
    },
    details: document.lines.map((line) => stockLine(line, settings)),
    autoFillOption: { unitCost: !hasOwnCosts(document.lines) },
    saveApprove: true,
  };
}

/** Where a line of an adjustment changes the stock. */
export function adjustedAt(line: StockLine, document: StockAdjustment["document"], settings: BookSettings): string {
  return line.location || document.location || settings.stockLocation;
}

/** One switch for the whole document: where any line brings its cost, none is filled in by AutoCount. */
export function hasOwnCosts(lines: readonly StockLine[]): boolean {
  return lines.some((line) => line.unitCost !== null);
}

function stockHead({ key, recordId, digest, document }: SentStock): StockHeadBody {
  return {
    docNo: key,
    docDate: document.date,
    ref: referenceOf(recordId),
    description: orNull(document.description),
    note: asHtml(document.note),
    remark1: document.number,
    remark3: orNull(document.reference),
    remark4: contentMarkOf(digest),
  };
}

function stockLine(line: StockLine, settings: BookSettings): StockLineBody {
  return {
    stockCode: line.itemCode ?? "",
    description: orNull(line.description),
    qty: jsonNumber(line.quantity, settings.decimals.quantity),
    unitCost: line.unitCost === null ? null : jsonNumber(line.unitCost, settings.decimals.unitPrice),
  };
}
