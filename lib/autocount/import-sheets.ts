import { isOfKind, type DocumentOf, type OfKind } from "#lib/canonical/document.ts";
import { kindLabels, kinds, tradeKinds, type TradeKind } from "#lib/canonical/kinds.ts";
import type { Sheet, SheetColumn } from "#lib/files/write-sheets.ts";

/** What a document number has at most in AutoCount Accounting 2.2 (other-apis F.2); Cloud takes more. */
const MAX_DOC_NO = 30;

const text = (header: string): SheetColumn => ({ header, type: "text" });
const number = (header: string): SheetColumn => ({ header, type: "number" });
const date = (header: string): SheetColumn => ({ header, type: "date" });

const head = [text("DocNo"), date("DocDate"), text("Ref"), text("Description")];
const goods = [text("ItemCode"), text("DetailDescription"), text("UOM"), number("Qty")];
const priced = [text("CurrencyCode"), number("CurrencyRate"), text("InclusiveTax"), text("SalesAgent"), ...goods, number("UnitPrice"), number("Discount"), text("TaxCode"), number("Tax"), number("SubTotal"), text("Location")];

/**
 * Documents in columns for AutoCount's own import, one sheet for each kind, one row for each line with the head repeated. The
 * columns are called as AutoCount calls its fields (other-apis C.3, F.2). `DocNo` is the source's number, so that rows of one document
 * stay together; AutoCount may number it otherwise, `Ref` finds it again. Pure.
 */
export function importSheets(documents: readonly OfKind[]): Sheet[] {
  return kinds.flatMap((kind) => {
    const own = documents.filter((one) => one.kind === kind);
    const [first] = own;
    return first === undefined ? [] : [{ name: kindLabels[kind], columns: columnsOf(first), rows: own.flatMap(rowsOf) }];
  });
}

function columnsOf(carrier: OfKind): readonly SheetColumn[] {
  if (isOfKind(tradeKinds, carrier)) return carrier.kind === "purchase_order" ? [...head, text("CreditorCode"), text("CreditorName"), ...priced] : [...head, text("DebtorCode"), text("DebtorName"), ...priced];
  if (isOfKind(["stock_adjustment"], carrier)) return [...head, ...goods, number("UnitCost"), text("Location")];
  if (isOfKind(["stock_transfer"], carrier)) return [...head, text("FromLocation"), text("ToLocation"), ...goods];
  if (isOfKind(["payment"], carrier)) return [...head, text("DebtorCode"), text("DebtorName"), text("CurrencyCode"), number("PaymentAmt"), text("PaymentMethod"), text("KnockOffDocNo"), number("KnockOffAmt")];
  if (isOfKind(["item"], carrier)) return [text("ItemCode"), text("Description"), text("BaseUOM"), text("BarCode"), number("Price"), number("Cost"), text("TaxCode"), text("Classification")];
  return [text("AccNo"), text("CompanyName"), text("RegisterNo"), text("CurrencyCode"), text("DisplayTerm"), text("Address"), text("PostCode"), text("Phone1"), text("EmailAddress")];
}

function rowsOf(carrier: OfKind): string[][] {
  if (isOfKind(tradeKinds, carrier)) return tradeRows(carrier.kind, carrier.document);
  if (isOfKind(["stock_adjustment"], carrier)) {
    const { document } = carrier;
    return document.lines.map((line) => [...headOf(document), ...goodsOf(line), line.unitCost ?? "", line.location ?? document.location ?? ""]);
  }
  if (isOfKind(["stock_transfer"], carrier)) {
    const { document } = carrier;
    return document.lines.map((line) => [...headOf(document), document.fromLocation ?? "", document.toLocation ?? "", ...goodsOf(line)]);
  }
  if (isOfKind(["payment"], carrier)) {
    const { document } = carrier;
    const { customer, currency, amount, method } = document;
    const paid = [...headOf(document), customer.code ?? "", customer.name, currency, amount, method ?? ""];
    return document.settles.length === 0 ? [[...paid, "", ""]] : document.settles.map((settled) => [...paid, settled.docNo ?? settled.number ?? "", settled.amount]);
  }
  if (isOfKind(["item"], carrier)) {
    const { code, name, uom, barcode, price, cost, taxCode, classification } = carrier.document;
    return [[code ?? "", name, uom ?? "", barcode ?? "", price ?? "", cost ?? "", taxCode ?? "", classification ?? ""]];
  }
  if (!isOfKind(["customer", "supplier"], carrier)) return [];
  const { code, name, registerNo, currency, creditTerm, address, postcode, phone, email } = carrier.document;
  return [[code ?? "", name, registerNo ?? "", currency, creditTerm ?? "", address ?? "", postcode ?? "", phone ?? "", email ?? ""]];
}

function tradeRows(kind: TradeKind, document: DocumentOf<TradeKind>): string[][] {
  const party = kind === "purchase_order" ? (document as DocumentOf<"purchase_order">).supplier : (document as DocumentOf<"invoice">).customer;
  const { currency, currencyRate, taxInclusive, agent, location } = document;
  return document.lines.map((line) => [
    ...headOf(document), party.code ?? "", party.name, currency, currencyRate ?? "", taxInclusive ? "T" : "F", agent ?? "",
    ...goodsOf(line), line.unitPrice, line.discount, line.taxCode ?? "", line.tax, line.amount, line.location ?? location ?? "",
  ]);
}

type Head = Pick<DocumentOf<"stock_transfer">, "number" | "date" | "description">;

function headOf({ number: docNo, date: docDate, description }: Head): string[] {
  return [docNo.slice(0, MAX_DOC_NO), docDate, docNo, description ?? ""];
}

function goodsOf(line: { itemCode: string | null; description: string; uom: string | null; quantity: string }): string[] {
  return [line.itemCode ?? "", line.description, line.uom ?? "", line.quantity];
}
