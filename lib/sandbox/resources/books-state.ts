import type { Book } from "#lib/sandbox/books.ts";
import { Decimal } from "#lib/sandbox/decimal.ts";
import type { Store } from "#lib/sandbox/store.ts";
import { figuresOf } from "./book-figures.ts";

export type StockBalance = { stockCode: string; location: string; qty: string };
export type AccountBalance = { accNo: string; balance: string };

/** What all standing documents of a book have done to the stock, by item and location. Quantities as decimal text. */
export function stockOf(store: Store, book: Book): StockBalance[] {
  const balances = new Map<string, { stockCode: string; location: string; qty: Decimal }>();
  for (const { stockCode, location, qty } of figuresOf(store, book).flatMap(({ moves }) => moves)) {
    const key = JSON.stringify([stockCode, location]);
    balances.set(key, { stockCode, location, qty: qty.plus(balances.get(key)?.qty ?? 0) });
  }
  return [...balances.values()].map(({ qty, ...place }) => ({ ...place, qty: qty.toFixed() })).sort((a, b) => `${a.stockCode} ${a.location}`.localeCompare(`${b.stockCode} ${b.location}`));
}

/**
 * What debtors owe us, and what creditors are owed (negative), in local currency as decimal text with two places.
 */
export function balancesOf(store: Store, book: Book): AccountBalance[] {
  const parties = new Map(["debtor", "creditor"].flatMap((kind) => store.listMasters(book, kind)).map((party) => [party.code, new Decimal(0)]));
  for (const { accNo, amount } of figuresOf(store, book).flatMap(({ owings }) => owings)) {
    const before = parties.get(accNo);
    if (before !== undefined) parties.set(accNo, before.plus(amount));
  }
  return [...parties].map(([accNo, balance]) => ({ accNo, balance: balance.toFixed(2) }));
}
