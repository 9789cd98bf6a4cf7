import { useTranslations } from "next-intl";
import { formatMoney } from "#components/format/money.ts";
import { StateBadge } from "#components/format/state-badge.tsx";
import { formatDate } from "#components/format/time.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { cn } from "#components/ui/cn.ts";
import { Link } from "#components/ui/link.tsx";
import type { RecordScreen, ScreenPart } from "#lib/review/record-screen.ts";
import { OrderQuantities } from "./order-quantities.tsx";
import { relationText } from "./thread-relation.ts";

type ThreadCardProps = Pick<RecordScreen, "record" | "thread" | "orderLines" | "postings">;

/** Everything of one business in order of time, this record among it, and what of each line is delivered, invoiced, returned and open. */
export function ThreadCard({ record, thread, orderLines, postings }: ThreadCardProps) {
  const t = useTranslations();
  if (thread.length === 0 && orderLines.length === 0) return null;
  const own = { ...record, sourceName: record.source.name, docNo: postings.find((posting) => ["posted", "voiding", "void-unknown"].includes(posting.state))?.docNo ?? null };
  // Ids count up with time.
  const entries = [own, ...thread].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return (
    <Card aria-labelledby="thread-title">
      <CardHeader>
        <CardTitle id="thread-title">{thread.length > 0 ? t("records.threadCard.wholeBusiness") : t("records.threadCard.whatIsOpen")}</CardTitle>
        {thread.length > 0 && <span className="text-xs text-muted-foreground">{t("records.threadCard.documents", { count: entries.length })}</span>}
      </CardHeader>
      {thread.length > 0 && (
        <ol>
          {entries.map((entry) => (
            <li
              key={entry.id}
              aria-current={entry.id === record.id ? "true" : undefined}
              className={cn(
                "relative px-4 py-2 pl-9 before:absolute before:top-0 before:bottom-0 before:left-5 before:w-px before:bg-border first:before:top-4 last:before:bottom-auto last:before:h-4",
                "after:absolute after:top-3.5 after:left-[1.0625rem] after:size-2 after:rounded-full after:border-2 after:border-card after:bg-muted-foreground",
                entry.id === record.id && "bg-primary-soft/60 after:bg-primary",
              )}
            >
              <Entry entry={entry} relation={"relation" in entry ? relationText(t, entry, record, thread) : t("records.threadCard.thisRecord")} isOwn={entry.id === record.id} />
            </li>
          ))}
        </ol>
      )}
      {orderLines.length > 0 && <div className={thread.length > 0 ? "border-t" : undefined}><OrderQuantities lines={orderLines} /></div>}
    </Card>
  );
}

type EntryProps = { entry: Pick<ScreenPart, "id" | "number" | "kind" | "state" | "currency" | "total" | "date" | "sourceName" | "docNo">; relation: string; isOwn: boolean };

function Entry({ entry, relation, isOwn }: EntryProps) {
  const t = useTranslations();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3">
      <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        {isOwn ? (
          <span className="font-semibold">{entry.number}</span>
        ) : (
          <Link href={`/records/${entry.id}`} className="font-medium text-primary-text underline-offset-4 hover:underline">
            {entry.number}
          </Link>
        )}
        <StateBadge state={entry.state} />
        {entry.docNo !== null && <Badge tone="posted">{entry.docNo}</Badge>}
      </p>
      <span className="text-right tabular-nums">{formatMoney(signed(entry), entry.currency)}</span>
      <p className="text-xs text-muted-foreground">
        {t(`format.kinds.${entry.kind}`)}, {relation}
      </p>
      <p className="text-right text-xs text-muted-foreground">
        {formatDate(entry.date)}
        <span className="max-sm:hidden"> · {entry.sourceName}</span>
      </p>
    </div>
  );
}

/** What takes away from the business stands there with a minus. */
function signed({ kind, total }: EntryProps["entry"]): string {
  return kind === "credit_note" && !total.startsWith("-") ? `-${total}` : total;
}
