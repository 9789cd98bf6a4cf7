import { isZero } from "#lib/canonical/money.ts";
import type { DocumentLine } from "#lib/canonical/document-line.ts";
import type { Transfer } from "#lib/posting/ledger.ts";
import { purchaseSide } from "../book-settings.ts";
import { contentMarkOf, referenceOf } from "../document-marks.ts";
import { jsonNumber } from "../json.ts";
import type { JsonNumber } from "../json.ts";
import { lineAmounts } from "../line-amounts.ts";
import { locationOf, partyOf } from "../sent-trade.ts";
import type { SentTrade } from "../sent-trade.ts";
import { addressOf, orNull } from "../text.ts";
import { descriptionOf, returnAccountOf, salesAccountOf } from "../trade-lines.ts";
import type { LinePurpose } from "../trade-lines.ts";
import { addressLines } from "./address-lines.ts";
import type { WebApiSettings } from "./connection.ts";

/** Asks AutoCount for its own default (other-apis C.3). */
const DEFAULT = "<<<Default>>>";

type Fields = Record<string, string | boolean | JsonNumber | null>;

/** `POST /api/{Document}/CreateRecord` (other-apis C.3). Members that are null are left out when it is written. */
export type DocumentBody = { Master: Fields; Details: Fields[]; TransferDetails: Fields[]; Options: { DocNoFormatName: string; SaveAsDraft: false } };

/** Source documents of transfers, by AutoCount's codes (other-apis C.4, F.6). */
const transferCodes = { sales_order: "SO", delivery_order: "DO" } as const;

/**
 * The create call for a document under our own number, final at once: a draft is not made final reliably (other-apis C.3).
 * Goods that are transferred stand in `TransferDetails` alone; in `Details` too they would be booked a second time (C.4).
 */
export function documentBody(sent: SentTrade, settings: WebApiSettings): DocumentBody {
  const transfers = ("transfers" in sent ? sent.transfers : null) ?? [];
  const moved = new Set(transfers.map((transfer) => transfer.lineId));
  const lines = sent.document.lines.filter((line) => !moved.has(line.id)).map((line) => lineBody(sent, line, settings));
  const rounding = isZero(sent.document.rounding) ? [] : [roundingBody(sent, settings)];
  return {
    Master: masterBody(sent, settings),
    Details: [...lines, ...rounding],
    TransferDetails: transfers.map((transfer) => transferBody(transfer, settings)),
    Options: { DocNoFormatName: DEFAULT, SaveAsDraft: false },
  };
}

/** A date as this Web API reads it. */
export function asDate(date: string, dates: WebApiSettings["dates"]): string {
  const [year, month, day] = date.split("-");
  return dates === "yyyy-MM-dd" ? date : `${day}-${month}-${year}`;
}

function masterBody(sent: SentTrade, settings: WebApiSettings): Fields {
  const { document } = sent;
  const party = partyOf(document);
  const [line1 = null, line2 = null, line3 = null, line4 = null] = addressLines(addressOf(party)) ?? [];
  const isPurchase = sent.kind === "purchase_order";
  const location = locationOf(document) ?? (isPurchase ? settings.purchaseLocation : settings.salesLocation);
  return {
    DocNo: sent.key,
    DocDate: asDate(document.date, settings.dates),
    ...(isPurchase
      ? { CreditorCode: party.code ?? "", CreditorName: party.name, PurchaseLocation: location }
      : { DebtorCode: party.code ?? "", DebtorName: party.name, SalesLocation: location, SalesAgent: orNull(document.agent) ?? settings.salesAgent }),
    DisplayTerm: sent.creditTerm ?? (isPurchase ? settings.creditorTerm : settings.creditTerm),
    CurrencyCode: document.currency,
    CurrencyRate: document.currency === settings.homeCurrency ? DEFAULT : jsonNumber(document.currencyRate ?? "1", settings.decimals.currencyRate),
    InclusiveTax: document.taxInclusive,
    Ref: referenceOf(sent.recordId),
    Description: orNull(document.description),
    Remark1: document.number,
    Remark3: orNull(document.reference),
    Remark4: contentMarkOf(sent.digest),
    InvAddr1: line1, InvAddr2: line2, InvAddr3: line3, InvAddr4: line4,
    Phone1: orNull(party.phone),
    EmailAddress: orNull(party.email),
    ...(sent.kind === "credit_note" ? { OurInvoiceNo: sent.invoiceNo, Reason: orNull(sent.document.reason) } : {}),
  };
}

function lineBody(sent: SentTrade, line: DocumentLine, settings: WebApiSettings): Fields {
  const { document } = sent;
  const { decimals } = settings;
  const amounts = lineAmounts(line, document.taxInclusive, sideOf(sent, settings));
  return {
    ...(line.itemCode ? itemBody(sent, line, settings) : { AccNo: accountOf(sent, { line, accountOf: line.kind }, settings) }),
    Description: descriptionOf(line),
    Qty: jsonNumber(line.quantity, decimals.quantity),
    UnitPrice: jsonNumber(line.unitPrice, decimals.unitPrice),
    Discount: isZero(amounts.discount) ? null : amounts.discount,
    TaxCode: amounts.taxCode,
    // Of three digits, and only invoice lines have it (other-apis C.3).
    ...(sent.kind === "invoice" ? { Classification: orNull(line.classification) } : {}),
    ...(sent.kind === "purchase_order" && sent.document.expectedDate !== null ? { DeliveryDate: asDate(sent.document.expectedDate, settings.dates) } : {}),
  };
}

/** Goods: their account is the item's own. A unit that the document does not name is the item's base unit. */
function itemBody(sent: SentTrade, line: DocumentLine, settings: WebApiSettings): Fields {
  const usual = sent.kind === "purchase_order" ? settings.purchaseLocation : settings.salesLocation;
  const isReturned = sent.kind === "credit_note" && sent.document.goodsReturned;
  return {
    ItemCode: line.itemCode,
    UOM: orNull(line.uom),
    UserUOM: line.uom ? DEFAULT : null,
    Location: orNull(line.location) ?? locationOf(sent.document) ?? usual,
    ...(sent.kind === "credit_note" ? { GoodsReturn: isReturned } : {}),
  };
}

function roundingBody(sent: SentTrade, settings: WebApiSettings): Fields {
  return {
    AccNo: accountOf(sent, { line: null, accountOf: "rounding" }, settings),
    Description: "Rounding",
    Qty: jsonNumber("1", settings.decimals.quantity),
    UnitPrice: jsonNumber(sent.document.rounding, settings.decimals.currency),
  };
}

/** Orders and deliveries book nothing, but their charges are booked when they become invoices. */
function accountOf({ kind }: SentTrade, purpose: LinePurpose, settings: WebApiSettings): string | null {
  if (kind === "purchase_order") return null;
  return kind === "credit_note" ? returnAccountOf(purpose, settings) : salesAccountOf(purpose, settings);
}

/** The book as the document's side sees it, with the tax codes of sales or of purchases. */
export function sideOf({ kind }: SentTrade, settings: WebApiSettings): WebApiSettings {
  return kind === "purchase_order" ? { ...settings, ...purchaseSide(settings) } : settings;
}

function transferBody({ from, docNo, itemCode, uom, quantity }: Transfer, { decimals }: WebApiSettings): Fields {
  const none = jsonNumber("0", decimals.quantity);
  return { DocType: transferCodes[from], DocNo: docNo, ItemCode: itemCode, UOM: uom, TransferQty: jsonNumber(quantity, decimals.quantity), TransferFOCQty: none };
}
