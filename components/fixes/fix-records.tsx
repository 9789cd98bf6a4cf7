import Link from "next/link";
import { formatCount, formatMoney } from "#components/format/money.ts";
import { StateBadge } from "#components/format/state-badge.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import type { FixRecordRow, FixRunRow, RecordsView } from "#lib/fixes/queries.ts";
import { ruleTitle } from "#lib/rules/catalog.ts";
import { outcomeLooks, undoLooks } from "./fix-words.ts";

type FixRecordsProps = { run: FixRunRow; view: RecordsView; records: readonly FixRecordRow[]; next: string | null };

/** What became of each record, in the order in which they came. */
export function FixRecords({ run, view, records, next }: FixRecordsProps) {
  const href = (show: RecordsView["show"], after?: string) => {
    const query = new URLSearchParams({ ...(show ? { show } : {}), ...(after ? { after } : {}) }).toString();
    return `/fixes/${run.id}${query === "" ? "" : `?${query}`}`;
  };
  const tabs: { show: RecordsView["show"]; label: string; count: number }[] = [
    { show: undefined, label: "All", count: run.total },
    { show: "freed", label: outcomeLooks.freed.label, count: run.freed },
    { show: "stayed", label: outcomeLooks.stayed.label, count: run.stayed },
    ...(run.failed > 0 ? [{ show: "failed" as const, label: outcomeLooks.failed.label, count: run.failed }] : []),
    ...(run.total > run.done ? [{ show: "pending" as const, label: outcomeLooks.pending.label, count: run.total - run.done }] : []),
    ...(run.undoState === null ? [] : [{ show: "undone" as const, label: undoLooks.undone.label, count: run.undone }, { show: "exception" as const, label: undoLooks.exception.label, count: run.exceptions }]),
  ];
  return (
    <section aria-label="Records">
      <nav aria-label="Records by outcome" className="flex gap-1 overflow-x-auto px-4 pb-2 lg:px-6">
        {tabs.map(({ show, label, count }) => (
          <Link
            key={label}
            href={href(show)}
            prefetch={false}
            scroll={false}
            aria-current={view.show === show ? "page" : undefined}
            className={cn("shrink-0 rounded-md border px-2.5 py-1 hover:bg-accent", view.show === show ? "border-primary bg-primary-soft font-medium text-primary-text" : "bg-card")}
          >
            {label} <span className="tabular-nums">{formatCount(count)}</span>
          </Link>
        ))}
      </nav>
      {records.length === 0 ? (
        <p className="border-y bg-card px-4 py-8 text-center text-muted-foreground">{view.after ? "There are no more." : "There are none."}</p>
      ) : (
        <div className="overflow-x-auto border-y bg-card">
          <table className="list">
            <thead>
              <tr>
                <th>Record</th>
                <th>What became of it</th>
                <th>Now</th>
                <th className="max-md:hidden">Party</th>
                <th className="amount max-sm:hidden">Total</th>
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
          <Link href={href(view.show)} prefetch={false} className={buttonVariants({ variant: "outline", size: "sm" })}>
            From the start
          </Link>
        )}
        {next !== null && (
          <Link href={href(view.show, next)} prefetch={false} className={buttonVariants({ variant: "outline", size: "sm" })}>
            Next
          </Link>
        )}
      </div>
    </section>
  );
}

function RecordLine({ record }: { record: FixRecordRow }) {
  const { label, ...look } = record.undo === null ? outcomeLooks[record.outcome] : undoLooks[record.undo];
  const why = record.undoNote ?? record.note ?? (record.undo === null ? [...new Set(record.holds)].map(ruleTitle).join(", ") : "");
  return (
    <tr>
      <td className="max-w-48">
        <Link href={`/records/${record.recordId}`} prefetch={false} className="block truncate font-medium text-primary-text underline-offset-4 hover:underline">
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
