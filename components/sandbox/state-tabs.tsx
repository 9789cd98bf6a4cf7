import { Boxes, Users } from "lucide-react";
import { formatAmount } from "#components/format/money.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { BookState } from "#lib/sandbox-view/schema.ts";
import { AddMaster } from "./add-master.tsx";
import { LockMonth } from "./lock-month.tsx";
import { PlainTable } from "./plain-table.tsx";

type StateTabProps = { state: BookState; mayAct: boolean };

/** Customers, then suppliers, and what is open between us. */
export function CustomersTab({ state: { parties, currency, creditTerms }, mayAct }: StateTabProps) {
  return (
    <>
      {mayAct && <AddMaster what="debtor" creditTerms={creditTerms} />}
      {parties.length === 0 ? <EmptyState icon={Users} title="The book has no customers yet" className="border-y bg-card" /> : (
        <PlainTable
          label="Customers and suppliers"
          head={[{ label: "Code" }, { label: "Name" }, { label: `Balance (${currency})`, isAmount: true }]}
          rows={parties.map(({ kind, accNo, name, balance }) => ({
            key: accNo,
            cells: [<b key="code" className="whitespace-nowrap">{accNo}</b>, <>{name} {kind === "creditor" && <Badge tone="outline">supplier</Badge>}</>, formatAmount(balance)],
          }))}
        />
      )}
    </>
  );
}

/** What all documents together have done to the stock. It may be below zero: nobody has counted it in. */
export function StockTab({ state: { stock, items }, mayAct }: StateTabProps) {
  const names = new Map(items.map(({ code, name }) => [code, name]));
  return (
    <>
      {mayAct && <AddMaster what="item" creditTerms={[]} />}
      {stock.length === 0 ? (
        <EmptyState icon={Boxes} title="Nothing has moved yet" className="border-y bg-card">The book knows {items.length} items. Stock shows here once an invoice, a transfer or a count has moved it.</EmptyState>
      ) : (
        <PlainTable
          label="Stock by item and location"
          head={[{ label: "Item" }, { label: "Name" }, { label: "Location" }, { label: "Quantity", isAmount: true }]}
          rows={stock.map(({ stockCode, location, qty }) => ({
            key: `${stockCode} ${location}`,
            cells: [<b key="code" className="whitespace-nowrap">{stockCode}</b>, names.get(stockCode) ?? "", location, formatAmount(qty, 0)],
          }))}
        />
      )}
    </>
  );
}

/** The trial balance, which proves the books, and the months of this year. */
export function AccountsTab({ state: { trialBalance, periods, currency }, mayAct }: StateTabProps) {
  const isEven = /^-?0(\.0+)?$/.test(trialBalance.difference);
  return (
    <>
      <h2 className="flex flex-wrap items-center gap-2 px-4 pt-4 pb-2 font-semibold lg:px-6">
        Trial balance
        {isEven ? <Badge tone="posted">debits equal credits</Badge> : <Badge tone="error">differs by {formatAmount(trialBalance.difference)}</Badge>}
      </h2>
      <PlainTable
        label="Trial balance"
        head={[{ label: "Account" }, { label: "Name" }, { label: `Debit (${currency})`, isAmount: true }, { label: `Credit (${currency})`, isAmount: true }]}
        rows={trialBalance.accounts.map(({ accNo, description, debit, credit }) => ({
          key: accNo, cells: [<b key="code" className="whitespace-nowrap">{accNo}</b>, description ?? "", unlessNothing(debit), unlessNothing(credit)],
        }))}
        foot={["", "Total", formatAmount(trialBalance.debit), formatAmount(trialBalance.credit)]}
      />
      <h2 className="px-4 pt-6 pb-1 font-semibold lg:px-6">Months of this year</h2>
      <p className="px-4 pb-2 text-muted-foreground lg:px-6">A locked month takes no document, and none of its documents can be changed or voided.</p>
      <ul className="grid gap-px border-y bg-border sm:grid-cols-2 xl:grid-cols-4">
        {periods.map((period) => <LockMonth key={period.month} period={period} mayAct={mayAct} />)}
      </ul>
    </>
  );
}

function unlessNothing(amount: string): string {
  return /^0(\.0+)?$/.test(amount) ? "" : formatAmount(amount);
}
