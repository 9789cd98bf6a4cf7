import { Boxes, Users } from "lucide-react";
import { useTranslations } from "next-intl";
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
  const t = useTranslations();
  return (
    <>
      {mayAct && <AddMaster what="debtor" creditTerms={creditTerms} />}
      {parties.length === 0 ? <EmptyState icon={Users} title={t("sandbox.stateTabs.theBookHasNoCustomers")} className="border-y bg-card" /> : (
        <PlainTable
          label={t("sandbox.stateTabs.customersAndSuppliers")}
          head={[{ label: t("sandbox.stateTabs.code") }, { label: t("sandbox.stateTabs.name") }, { label: t("sandbox.stateTabs.balance", { currency }), isAmount: true }]}
          rows={parties.map(({ kind, accNo, name, balance }) => ({
            key: accNo,
            cells: [<b key="code" className="whitespace-nowrap">{accNo}</b>, <>{name} {kind === "creditor" && <Badge tone="outline">{t("sandbox.stateTabs.supplier")}</Badge>}</>, formatAmount(balance)],
          }))}
        />
      )}
    </>
  );
}

/** What all documents together have done to the stock. It may be below zero: nobody has counted it in. */
export function StockTab({ state: { stock, items }, mayAct }: StateTabProps) {
  const t = useTranslations();
  const names = new Map(items.map(({ code, name }) => [code, name]));
  return (
    <>
      {mayAct && <AddMaster what="item" creditTerms={[]} />}
      {stock.length === 0 ? (
        <EmptyState icon={Boxes} title={t("sandbox.stateTabs.nothingHasMovedYet")} className="border-y bg-card">{t("sandbox.stateTabs.theBookKnowsItemsStock", { itemsCount: items.length })}</EmptyState>
      ) : (
        <PlainTable
          label={t("sandbox.stateTabs.stockByItemAndLocation")}
          head={[{ label: t("sandbox.stateTabs.item") }, { label: t("sandbox.stateTabs.name") }, { label: t("sandbox.stateTabs.location") }, { label: t("sandbox.stateTabs.quantity"), isAmount: true }]}
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
  const t = useTranslations();
  const isEven = /^-?0(\.0+)?$/.test(trialBalance.difference);
  return (
    <>
      <h2 className="flex flex-wrap items-center gap-2 px-4 pt-4 pb-2 font-semibold lg:px-6">
        {t("sandbox.stateTabs.trialBalance")}
        {isEven ? <Badge tone="posted">{t("sandbox.stateTabs.debitsEqualCredits")}</Badge> : <Badge tone="error">{t("sandbox.stateTabs.differsBy", { difference: formatAmount(trialBalance.difference) })}</Badge>}
      </h2>
      <PlainTable
        label={t("sandbox.stateTabs.trialBalance")}
        head={[{ label: t("sandbox.stateTabs.account") }, { label: t("sandbox.stateTabs.name") }, { label: t("sandbox.stateTabs.debit", { currency }), isAmount: true }, { label: t("sandbox.stateTabs.credit", { currency }), isAmount: true }]}
        rows={trialBalance.accounts.map(({ accNo, description, debit, credit }) => ({
          key: accNo, cells: [<b key="code" className="whitespace-nowrap">{accNo}</b>, description ?? "", unlessNothing(debit), unlessNothing(credit)],
        }))}
        foot={["", t("sandbox.stateTabs.total"), formatAmount(trialBalance.debit), formatAmount(trialBalance.credit)]}
      />
      <h2 className="px-4 pt-6 pb-1 font-semibold lg:px-6">{t("sandbox.stateTabs.monthsOfThisYear")}</h2>
      <p className="px-4 pb-2 text-muted-foreground lg:px-6">{t("sandbox.stateTabs.aLockedMonthTakes")}</p>
      <ul className="grid gap-px border-y bg-border sm:grid-cols-2 xl:grid-cols-4">
        {periods.map((period) => <LockMonth key={period.month} period={period} mayAct={mayAct} />)}
      </ul>
    </>
  );
}

function unlessNothing(amount: string): string {
  return /^0(\.0+)?$/.test(amount) ? "" : formatAmount(amount);
}
