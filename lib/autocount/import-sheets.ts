import { isOfKind, type DocumentOf, type OfKind } from "#lib/canonical/document.ts";
import { kindLabels, kinds, tradeKinds, type TradeKind } from "#lib/canonical/kinds.ts";
import type { Sheet, SheetColumn } from "#lib/files/write-sheets.ts";
import { partyOf } from "./sent-trade.ts";
import { addressOf } from "./text.ts";
import { addressLines } from "./webapi/address-lines.ts";

/** What a document number has at most in AutoCount Accounting 2.2 (other-apis F.2); Cloud takes more. */
const MAX_DOC_NO = 30;

const text = (header: string): SheetColumn => ({ header, type: "text" });
const number = (header: string): SheetColumn => ({ header, type: "number" });
const date = (header: string): SheetColumn => ({ header, type: "date" });

const head = [text("DocNo"), date("DocDate"), text("Ref"), text("Description")];
const goods = [text("ItemCode"), text("DetailDescription"), text("UOM"), number("Qty")];
const priced = [text("CurrencyCode"), number("CurrencyRate"), text("InclusiveTax"), text("SalesAgent"), ...goods, number("UnitPrice"), number("Discount"), text("TaxCode"), number("Tax"), number("SubTotal"), text("Location")];
const address = [1, 2, 3, 4].map((line) => text(`InvAddr${line}`));

/**
 * Documents in columns for AutoCount's own import, one sheet for each kind, one row for each line with the head repeated. The
 * columns are called as AutoCount calls its fields (other-apis C.3, F.2; cloud-api 15). `DocNo` is the source's number, and never
 * that of two documents, so that rows of one document stay together and no others with them; AutoCount may number it otherwise,
 * `Ref` finds it again. What is too long for a column is not cut: AutoCount says so, and nothing is lost. Pure.
 */
export function importSheets(documents: readonly OfKind[]): Sheet[] {
  return kinds.flatMap((kind) => {
    const own = documents.filter((one) => one.kind === kind);
    const [first] = own;
    return first === undefined ? [] : [{ name: kindLabels[kind], columns: columnsOf(first), rows: ownNumbers(own).flatMap(([carrier, docNo]) => rowsOf(carrier, docNo)) }];
  });
}

function columnsOf(carrier: OfKind): readonly SheetColumn[] {
  if (isOfKind(["purchase_order"], carrier)) return [...head, text("CreditorCode"), text("CreditorName"), ...address, ...priced];
  if (isOfKind(tradeKinds, carrier)) {
    const returned = carrier.kind === "credit_note" ? [text("OurInvoiceNo"), text("Reason")] : [];
    return [...head, text("DebtorCode"), text("DebtorName"), ...address, ...returned, ...priced, text("YourPONo")];
  }
  if (isOfKind(["stock_adjustment"], carrier)) return [...head, text("Remark2"), ...goods, number("UnitCost"), text("Location")];
  if (isOfKind(["stock_transfer"], carrier)) return [...head, text("FromLocation"), text("ToLocation"), text("Reason"), ...goods];
  if (isOfKind(["payment"], carrier)) return [...head, text("DebtorCode"), text("DebtorName"), text("CurrencyCode"), number("PaymentAmt"), text("PaymentMethod"), text("KnockOffDocNo"), number("KnockOffAmt")];
  if (isOfKind(["item"], carrier)) return [text("ItemCode"), text("Description"), text("BaseUOM"), text("BarCode"), number("Price"), number("Cost"), text("TaxCode"), text("Classification")];
  return [text("AccNo"), text("CompanyName"), text("RegisterNo"), text("CurrencyCode"), text("DisplayTerm"), text("Address"), text("PostCode"), text("Phone1"), text("EmailAddress"), text("TIN"), ...(carrier.kind === "customer" ? [text("SalesAgent")] : [])];
}

function rowsOf(carrier: OfKind, docNo: string): string[][] {
  if (isOfKind(tradeKinds, carrier)) return tradeRows(carrier.kind, carrier.document, docNo);
  if (isOfKind(["stock_adjustment"], carrier)) {
    const { document } = carrier;
    // An adjustment has no field for its reason: it stands in the remark in which it is sent (cloud-api 15).
    return document.lines.map((line) => [...headOf(document, docNo), document.reason ?? "", ...goodsOf(line), line.unitCost ?? "", line.location ?? document.location ?? ""]);
  }
  if (isOfKind(["stock_transfer"], carrier)) {
    const { document } = carrier;
    return document.lines.map((line) => [...headOf(document, docNo), document.fromLocation ?? "", document.toLocation ?? "", document.reason ?? "", ...goodsOf(line)]);
  }
  if (isOfKind(["payment"], carrier)) {
    const { document } = carrier;
    const { customer, currency, amount, method } = document;
    const paid = [...headOf(document, docNo), customer.code ?? "", customer.name, currency, amount, method ?? ""];
    return document.settles.length === 0 ? [[...paid, "", ""]] : document.settles.map((settled) => [...paid, settled.docNo ?? settled.number ?? "", settled.amount]);
  }
  if (isOfKind(["item"], carrier)) {
    const { code, name, uom, barcode, price, cost, taxCode, classification } = carrier.document;
    return [[code ?? "", name, uom ?? "", barcode ?? "", price ?? "", cost ?? "", taxCode ?? "", classification ?? ""]];
  }
  if (!isOfKind(["customer", "supplier"], carrier)) return [];
  const { code, name, registerNo, currency, creditTerm, address, postcode, phone, email, tin, agent } = carrier.document;
  return [[code ?? "", name, registerNo ?? "", currency, creditTerm ?? "", address ?? "", postcode ?? "", phone ?? "", email ?? "", tin ?? "", ...(carrier.kind === "customer" ? [agent ?? ""] : [])]];
}

function tradeRows(kind: TradeKind, document: DocumentOf<TradeKind>, docNo: string): string[][] {
  const party = partyOf(document);
  const { currency, currencyRate, taxInclusive, agent, location, reference } = document;
  const isPurchase = kind === "purchase_order";
  const returned = kind === "credit_note" ? [invoiceNoOf(document), (document as DocumentOf<"credit_note">).reason ?? ""] : [];
  return document.lines.map((line) => [
    ...headOf(document, docNo), party.code ?? "", party.name, ...addressCells(addressOf(party)), ...returned, currency, currencyRate ?? "", taxInclusive ? "T" : "F", agent ?? "",
    ...goodsOf(line), line.unitPrice, line.discount, line.taxCode ?? "", line.tax, line.amount, line.location ?? location ?? "", ...(isPurchase ? [] : [reference ?? ""]),
  ]);
}

/** The invoice that a credit note is about: AutoCount's number where it is known, else the one that people know. */
function invoiceNoOf({ references }: Pick<DocumentOf<TradeKind>, "references">): string {
  const about = references.find(({ kind }) => kind === "invoice") ?? references[0];
  return about?.docNo ?? about?.number ?? "";
}

/** Four lines of 40 characters; one that does not fit stands whole in the first. */
function addressCells(whole: string | null): string[] {
  const lines = addressLines(whole) ?? [whole ?? ""];
  return [0, 1, 2, 3].map((line) => lines[line] ?? "");
}

/**
 * Each document with its number there. Two that would have one number, of two sources or cut to the same, would become one
 * document: the later ones are told apart by what is put behind.
 */
function ownNumbers(documents: readonly OfKind[]): [OfKind, string][] {
  const given = new Set<string>();
  return documents.map((carrier) => {
    const { number: whole } = carrier.document;
    let docNo = whole.slice(0, MAX_DOC_NO);
    for (let nth = 2; given.has(docNo.toUpperCase()); nth += 1) docNo = `${whole.slice(0, MAX_DOC_NO - `-${nth}`.length)}-${nth}`;
    given.add(docNo.toUpperCase());
    return [carrier, docNo];
  });
}

type Head = Pick<DocumentOf<"stock_transfer">, "number" | "date" | "description">;

function headOf({ number: ref, date: docDate, description }: Head, docNo: string): string[] {
  return [docNo, docDate, ref, description ?? ""];
}

function goodsOf(line: { itemCode: string | null; description: string; uom: string | null; quantity: string }): string[] {
  return [line.itemCode ?? "", line.description, line.uom ?? "", line.quantity];
}
