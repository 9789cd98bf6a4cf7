import { answered, reads } from "#lib/sandbox/resource.ts";
import type { Call, Operation } from "#lib/sandbox/resource.ts";
import type { MasterRow } from "#lib/sandbox/store.ts";
import { numberToken } from "#lib/sandbox/json.ts";
import { textOf } from "#lib/sandbox/values.ts";
import { listAnswer } from "./document-operations.ts";

type Lister = (call: Call) => object[];

/**
 * Lists of the book's masters, read by GET (other-apis C.2). How their columns are named is not in the facts: these are the
 * names of the desktop's own data model (F.2).
 */
const LISTS: Readonly<Record<string, Lister>> = {
  debtor: (call) => parties(call, "debtor"),
  creditor: (call) => parties(call, "creditor"),
  item: (call) => call.store.listMasters(call.book, "product").map(({ status, master }) => itemRow(master, status === "active")),
  location: ({ book }) => book.settings.locations.map(({ location, description }) => ({ Location: location, Description: description })),
  currency: ({ book }) => [
    { CurrencyCode: book.settings.currency, BankBuyRate: 1, BankSellRate: 1 },
    ...book.settings.currencies.map(({ currencyCode, rate }) => ({ CurrencyCode: currencyCode, BankBuyRate: numberToken(rate), BankSellRate: numberToken(rate) })),
  ],
};

/** The operations on the master list of that name; none where there is no such list. */
export function masterOperations(name: string): Operation[] {
  const list = Object.entries(LISTS).find(([known]) => known === name.toLowerCase())?.[1];
  return list === undefined ? [] : [reads("GET", "getrecordlist", (call) => answered(listAnswer(call, list(call))))];
}

function parties(call: Call, kind: "debtor" | "creditor"): object[] {
  return call.store.listMasters(call.book, kind).map(({ code, status, master: { fields } }) => ({
    AccNo: code, CompanyName: textOf(fields, "companyName"), RegisterNo: textOf(fields, "registerNo"), CurrencyCode: textOf(fields, "currencyCode"),
    DisplayTerm: textOf(fields, "creditTerm"), EmailAddress: textOf(fields, "emailAddress"), Phone1: textOf(fields, "phone1"), PostCode: textOf(fields, "postCode"),
    ...Object.fromEntries([0, 1, 2, 3].map((index) => [`Address${index + 1}`, textOf(fields, "address")?.split("\n")[index] ?? null])),
    IsActive: status === "active" ? "T" : "F",
  }));
}

function itemRow({ fields, parts }: MasterRow, isActive: boolean): object {
  const unit = (uom: string | null, rate: string, price: string | null) => ({ UOM: uom, Rate: numberToken(rate), Price: numberToken(price ?? "0"), BarCode: textOf(fields, "barCode") });
  return {
    ItemCode: textOf(fields, "productCode"), Description: textOf(fields, "productName"), BaseUOM: textOf(fields, "unit"), TaxCode: textOf(fields, "supplyTaxCode"),
    Classification: textOf(fields, "classificationCode"), IsActive: isActive ? "T" : "F",
    ItemUOM: [
      unit(textOf(fields, "unit"), "1", textOf(fields, "price")),
      ...(parts["productMultiPacks"] ?? []).map((pack) => unit(textOf(pack, "multiPack"), textOf(pack, "multiPackRate") ?? "1", null)),
    ],
  };
}
