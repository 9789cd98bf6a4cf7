import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatCapped, formatCount } from "#components/format/money.ts";
import { StateBadge } from "#components/format/state-badge.tsx";
import { formatDate } from "#components/format/time.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Link } from "#components/ui/link.tsx";
import type { BackTested, TestedRecord } from "#lib/back-testing/back-test.ts";

/** What a setting would have done to the records of the last days, and what became of them; it says so where the form was changed since. */
export function BackTestView({ tested, isOutdated }: { tested: BackTested; isOutdated: boolean }) {
  const t = useTranslations();
  const { days, looked, outOf, became, wouldHold, wouldHoldCount, noLonger, noLongerCount } = tested;
  const said = { looked, days: formatCount(days), wouldHoldCount: formatCount(wouldHoldCount), noLongerCount: formatCount(noLongerCount), b: bold, b2: bold };
  return (
    <section aria-label={t("rules.backTestView.onThePast")} aria-live="polite" className="grid gap-3 rounded-md border bg-muted/40 p-3">
      {isOutdated && <p className="rounded-md bg-held-soft px-3 py-2 text-held-fg">{t("rules.backTestView.changedSince")}</p>}
      <p>
        {looked < outOf.value ? t.rich("rules.backTestView.ofTheNewestRecords", { ...said, looked: formatCount(looked), total: formatCapped(t, outOf) }) : t.rich("rules.backTestView.of1Record", said)}
      </p>
      <p className="text-muted-foreground">{t("rules.backTestView.asTheyCame")}</p>
      {became.length > 0 && (
        <p className="text-muted-foreground">
          {t("rules.backTestView.whatBecameOfThose", { became: became.map(({ state, count }) => `${formatCount(count)} ${t(`format.states.${state}`).toLowerCase()}`).join(", ") })}
        </p>
      )}
      <TestedList title={t("rules.backTestView.wouldBeHeld")} records={wouldHold} count={wouldHoldCount} />
      <TestedList title={t("rules.backTestView.wouldNoLongerBeHeld")} records={noLonger} count={noLongerCount} />
    </section>
  );
}

function bold(chunks: ReactNode): ReactNode {
  return <strong>{chunks}</strong>;
}

function TestedList({ title, records, count }: { title: string; records: readonly TestedRecord[]; count: number }) {
  const t = useTranslations();
  if (records.length === 0) return null;
  return (
    <details open={records.length <= 10} className="min-w-0">
      <summary className="cursor-pointer font-medium">
        {title} ({formatCount(count)})
      </summary>
      <ul className="mt-2 max-h-96 divide-y overflow-y-auto rounded-md border bg-card">
        {records.map((record) => (
          <li key={record.id} className="grid gap-x-4 gap-y-0.5 px-3 py-2 sm:grid-cols-[minmax(0,1fr)_auto]">
            <p className="flex min-w-0 flex-wrap items-center gap-x-2">
              <Link href={`/records/${record.id}`} className="font-medium underline underline-offset-4">
                {record.number}
              </Link>
              <span className="text-muted-foreground">
                {record.party} · {record.source} · {formatDate(record.date)}
              </span>
            </p>
            <p className="flex items-center gap-2">
              {record.isCorrected && <Badge tone="outline">{t("rules.backTestView.corrected")}</Badge>}
              <StateBadge state={record.state} />
            </p>
            <p className="break-words text-xs text-muted-foreground sm:col-span-2">{record.messages.join(" ")}</p>
          </li>
        ))}
      </ul>
      {count > records.length && <p className="mt-1 text-xs text-muted-foreground">{t("rules.backTestView.theNewestAreShown", { recordsCount: formatCount(records.length) })}</p>}
    </details>
  );
}
