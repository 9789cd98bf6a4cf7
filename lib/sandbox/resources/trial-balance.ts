import type { Book } from "#lib/sandbox/books.ts";
import { Decimal } from "#lib/sandbox/decimal.ts";
import type { Store } from "#lib/sandbox/store.ts";
import { textOf } from "#lib/sandbox/values.ts";
import { figuresOf } from "./book-figures.ts";

export interface TrialBalance {
  readonly accounts: { accNo: string; description: string | null; debit: string; credit: string }[];
  readonly debit: string;
  readonly credit: string;
  /** Debits less credits: anything but 0.00 is a fault of these books. */
  readonly difference: string;
}

/** Every account that anything is posted to, debtors and creditors under their control account; amounts with two places. */
export function trialBalanceOf(store: Store, book: Book): TrialBalance {
  const controls = new Map(
    ["debtor", "creditor"].flatMap((kind) => store.listMasters(book, kind)).map(({ code, master }) => [code, textOf(master.fields, "parentAccNo") ?? code]),
  );
  const sums = new Map<string, Decimal>();
  for (const { accNo, amount } of figuresOf(store, book).flatMap(({ postings }) => postings)) {
    const account = controls.get(accNo) ?? accNo;
    sums.set(account, (sums.get(account) ?? new Decimal(0)).plus(amount));
  }
  const [debit, credit] = [total(sums, 1), total(sums, -1)];
  const described = new Map(book.settings.accounts.map(({ accNo, description }) => [accNo, description]));
  return {
    accounts: [...sums]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([accNo, sum]) => ({ accNo, description: described.get(accNo) ?? null, debit: Decimal.max(sum, 0).toFixed(2), credit: Decimal.max(sum.negated(), 0).toFixed(2) })),
    debit: debit.toFixed(2),
    credit: credit.toFixed(2),
    difference: debit.minus(credit).toFixed(2),
  };
}

function total(sums: ReadonlyMap<string, Decimal>, sign: 1 | -1): Decimal {
  return [...sums.values()].reduce((sum, amount) => (amount.times(sign).greaterThan(0) ? sum.plus(amount.abs()) : sum), new Decimal(0));
}
