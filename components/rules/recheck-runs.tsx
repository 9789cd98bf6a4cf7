import { useTranslations } from "next-intl";
import { formatCount } from "#components/format/money.ts";
import { formatInstant } from "#components/format/time.ts";
import { ProgressBar } from "#components/imports/progress-bar.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { Card, CardHeader, CardTitle } from "#components/ui/card.tsx";
import type { RunRow } from "#lib/rechecks/queries.ts";

/** What the last changes of rules and periods came to: records checked again, released and held by them. */
export function RecheckRuns({ runs }: { runs: readonly RunRow[] }) {
  const t = useTranslations();
  if (runs.length === 0) return null;
  return (
    <Card aria-labelledby="runs-title">
      <LiveRefresh everyMs={1500} />
      <CardHeader>
        <CardTitle id="runs-title">{t("rules.recheckRuns.checkedAgainAfterChanges")}</CardTitle>
      </CardHeader>
      <ul className="divide-y">
        {runs.map((run) => (
          <li key={run.id} className="grid gap-1.5 px-4 py-2.5">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="min-w-0 break-words">{run.cause}</span>
              <time dateTime={run.askedAt} className="text-xs text-muted-foreground">{formatInstant(run.askedAt)}</time>
            </p>
            {run.state === "done" ? (
              <p className="text-xs text-muted-foreground">
                {run.total === 0 ? t("rules.recheckRuns.itTouchedNoOpenRecord") : t("rules.recheckRuns.checkedReleasedHeld", { total: formatCount(run.total), freed: formatCount(run.freed), held: formatCount(run.held) })}
              </p>
            ) : (
              <ProgressBar label={run.state === "queued" ? t("rules.recheckRuns.aboutToBegin") : t("rules.recheckRuns.of", { done: formatCount(run.done), total: formatCount(run.total) })} share={run.total === 0 ? 0 : run.done / run.total} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
