import type { Book } from "#lib/sandbox/books.ts";
import { Decimal } from "#lib/sandbox/decimal.ts";
import type { Store } from "#lib/sandbox/store.ts";
import { textOf } from "#lib/sandbox/values.ts";
import type { DocumentSpec, Draft } from "./document-spec.ts";

export type StockBalance = { stockCode: string; location: string; qty: string };
export type AccountBalance = { accNo: string; balance: string };

/** What all standing documents of a book have done to the stock, by item and location. Quantities as decimal text. */
export function stockOf(specs: readonly DocumentSpec[], store: Store, book: Book): StockBalance[] {
  const balances = new Map<string, StockBalance>();
  for (const { stockCode, location, qty } of standing(specs, store, book).flatMap(({ spec, document }) => spec.moves?.(document) ?? [])) {
    const key = JSON.stringify([stockCode, location]);
    const before = balances.get(key)?.qty ?? "0";
    balances.set(key, { stockCode, location, qty: new Decimal(before).plus(qty).toFixed() });
  }
  return [...balances.values()].sort((a, b) => `${a.stockCode} ${a.location}`.localeCompare(`${b.stockCode} ${b.location}`));
}

/**
 * What debtors owe us, and what creditors are owed (negative), in local currency as decimal text with two places.
 */
export function balancesOf(specs: readonly DocumentSpec[], store: Store, book: Book): AccountBalance[] {
  const parties = new Map(["debtor", "creditor"].flatMap((kind) => store.listMasters(book, kind)).map((party) => [party.code, new Decimal(0)]));
  for (const { accNo, amount } of standing(specs, store, book).flatMap(({ spec, document }) => spec.owings?.(document) ?? [])) {
    const before = parties.get(accNo);
    if (before !== undefined) parties.set(accNo, before.plus(amount));
  }
  return [...parties].map(([accNo, balance]) => ({ accNo, balance: balance.toFixed(2) }));
}

function standing(specs: readonly DocumentSpec[], store: Store, book: Book): { spec: DocumentSpec; document: Draft }[] {
  return specs
    .filter((spec) => spec.moves !== undefined || spec.owings !== undefined)
    .flatMap((spec) => store.listDocuments(book, spec.path).map((document) => ({ spec, document })))
    .filter(({ document }) => document.master["cancelled"] !== true && textOf(document.master, "docDate") !== null);
}
