import { useTranslations } from "next-intl";
import { formatCount, formatMoney } from "#components/format/money.ts";
import { StateBadge } from "#components/format/state-badge.tsx";
import { ruleTitles } from "#components/rules/rule-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { Link } from "#components/ui/link.tsx";
import type { FixRecordRow, FixRunRow, RecordsView } from "#lib/fixes/queries.ts";
import { outcomeLooks, undoLooks } from "./fix-words.ts";

type FixRecordsProps = { run: FixRunRow; view: RecordsView; records: readonly FixRecordRow[]; next: string | null };

/** What became of each record, in the order in which they came. */
export function FixRecords({ run, view, records, next }: FixRecordsProps) {
  const t = useTranslations();
  const href = (show: RecordsView["show"], after?: string) => {
    const query = new URLSearchParams({ ...(show ? { show } : {}), ...(after ? { after } : {}) }).toString();
    return `/fixes/${run.id}${query === "" ? "" : `?${query}`}`;
  };
  const tabs: { show: RecordsView["show"]; label: string; count: number }[] = [
    { show: undefined, label: t("fixes.fixRecords.all"), count: run.total },
    { show: "freed", label: outcomeLooks(t).freed.label, count: run.freed },
    { show: "stayed", label: outcomeLooks(t).stayed.label, count: run.stayed },
    ...(run.failed > 0 ? [{ show: "failed" as const, label: outcomeLooks(t).failed.label, count: run.failed }] : []),
    ...(run.total > run.done ? [{ show: "pending" as const, label: outcomeLooks(t).pending.label, count: run.total - run.done }] : []),
    ...(run.undoState === null ? [] : [{ show: "undone" as const, label: undoLooks(t).undone.label, count: run.undone }, { show: "exception" as const, label: undoLooks(t).exception.label, count: run.exceptions }]),
  ];
  return (
    <section aria-label={t("fixes.fixRecords.title")}>
      <nav aria-label={t("fixes.fixRecords.byOutcome")} className="flex gap-1 overflow-x-auto px-4 pb-2 lg:px-6">
        {tabs.map(({ show, label, count }) => (
          <Link
            key={label}
            href={href(show)}
            scroll={false}
            aria-current={view.show === show ? "page" : undefined}
            className={cn("shrink-0 rounded-md border px-2.5 py-1 hover:bg-accent", view.show === show ? "border-primary bg-primary-soft font-medium text-primary-text" : "bg-card")}
          >
            {label} <span className="tabular-nums">{formatCount(count)}</span>
          </Link>
        ))}
      </nav>
      {records.length === 0 ? (
        <p className="border-y bg-card px-4 py-8 text-center text-muted-foreground">{view.after ? t("fixes.fixRecords.noMore") : t("fixes.fixRecords.none")}</p>
      ) : (
        <div className="overflow-x-auto border-y bg-card">
          <table className="list">
            <thead>
              <tr>
                <th>{t("fixes.fixRecords.record")}</th>
                <th>{t("fixes.fixRecords.outcome")}</th>
                <th>{t("fixes.fixRecords.now")}</th>
                <th className="max-md:hidden">{t("fixes.fixRecords.party")}</th>
                <th className="amount max-sm:hidden">{t("fixes.fixRecords.total")}</th>
              </tr>
            </thead>
            <tbody>
              {records.map((record) => (
                <RecordLine key={record.recordId} record={record} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="flex justify-end gap-2 px-4 py-3 lg:px-6">
        {view.after && (
          <Link href={href(view.show)} className={buttonVariants({ variant: "outline", size: "sm" })}>
            {t("fixes.fixRecords.fromStart")}
          </Link>
        )}
        {next !== null && (
          <Link href={href(view.show, next)} className={buttonVariants({ variant: "outline", size: "sm" })}>
            {t("fixes.fixRecords.next")}
          </Link>
        )}
      </div>
    </section>
  );
}

function RecordLine({ record }: { record: FixRecordRow }) {
  const t = useTranslations();
  const { label, ...look } = record.undo === null ? outcomeLooks(t)[record.outcome] : undoLooks(t)[record.undo];
  const why = record.undoNote ?? record.note ?? (record.undo === null ? ruleTitles(t, record.holds) : "");
  return (
    <tr>
      <td className="max-w-48">
        <Link href={`/records/${record.recordId}`} className="block truncate font-medium text-primary-text underline-offset-4 hover:underline">
          {record.number}
        </Link>
      </td>
      <td>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <Badge {...look}>{label}</Badge>
          {why !== "" && <span className="text-xs text-muted-foreground">{why}</span>}
        </span>
      </td>
      <td>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <StateBadge state={record.state} />
          {record.docNo !== null && <span className="text-xs text-muted-foreground">{record.docNo}</span>}
        </span>
      </td>
      <td className="max-w-56 truncate text-muted-foreground max-md:hidden">{record.partyName}</td>
      <td className="amount max-sm:hidden">{formatMoney(record.total, record.currency)}</td>
    </tr>
  );
}
