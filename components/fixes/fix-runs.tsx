import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatCount } from "#components/format/money.ts";
import { formatInstant } from "#components/format/time.ts";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import type { FixRunRow } from "#lib/fixes/queries.ts";
import { isAtWork, runLook, typeLabels } from "./fix-words.ts";

/** Answers for many: who gave which, when, what it freed and what was taken back. */
export function FixRuns({ runs, next, isFirst }: { runs: readonly FixRunRow[]; next: string | null; isFirst: boolean }) {
  const t = useTranslations();
  if (runs.length === 0) {
    return (
      <EmptyState icon={ListChecks} title={isFirst ? t("fixes.fixRuns.noneYet") : t("fixes.fixRuns.noMore")}>
        {t("fixes.fixRuns.howItBegins")}
      </EmptyState>
    );
  }
  return (
    <>
      {runs.some(isAtWork) && <LiveRefresh ids={runs.filter(isAtWork).map(({ id }) => id)} />}
      <div className="overflow-x-auto border-y bg-card">
        <table className="list">
          <thead>
            <tr>
              <th>{t("fixes.fixRuns.asked")}</th>
              <th>{t("fixes.fixRuns.answer")}</th>
              <th>{t("fixes.fixRuns.state")}</th>
              <th className="amount">{t("fixes.fixRuns.freed")}</th>
              <th className="amount max-sm:hidden">{t("fixes.fixRuns.stillHeld")}</th>
              <th className="amount max-sm:hidden">{t("fixes.fixRuns.undone")}</th>
              <th className="max-lg:hidden">{t("fixes.fixRuns.source")}</th>
              <th className="max-md:hidden">{t("fixes.fixRuns.answeredBy")}</th>
              <th className="max-md:hidden">{t("fixes.fixRuns.when")}</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <RunLine key={run.id} run={run} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="flex justify-end gap-2 px-4 py-3 lg:px-6">
        {!isFirst && (
          <Link href="/fixes" className={buttonVariants({ variant: "outline", size: "sm" })}>
            {t("fixes.fixRuns.latest")}
          </Link>
        )}
        {next !== null && (
          <Link href={`/fixes?before=${next}`} className={buttonVariants({ variant: "outline", size: "sm" })}>
            {t("fixes.fixRuns.earlier")}
          </Link>
        )}
      </div>
    </>
  );
}

function RunLine({ run }: { run: FixRunRow }) {
  const t = useTranslations();
  const { label, ...look } = runLook(t, run);
  return (
    <tr>
      <td className="max-w-64">
        <Link href={`/fixes/${run.id}`} className="block truncate font-medium text-primary-text underline-offset-4 hover:underline">
          {run.asked}
        </Link>
        <span className="text-xs text-muted-foreground">{typeLabels(t)[run.type]}</span>
      </td>
      <td className="max-w-64">
        <span className="block truncate font-medium">{run.target}</span>
        <span className="block truncate text-xs text-muted-foreground">{run.targetName}</span>
      </td>
      <td>
        <Badge {...look}>{label}</Badge>
      </td>
      <td className="amount">{formatCount(run.freed)}</td>
      <td className="amount max-sm:hidden">{formatCount(run.stayed + run.failed)}</td>
      <td className="amount max-sm:hidden">{run.undoState === null ? "" : formatCount(run.undone)}</td>
      <td className="max-w-40 truncate text-muted-foreground max-lg:hidden">{run.sourceName ?? t("fixes.fixRuns.everySource")}</td>
      <td className="max-w-40 truncate text-muted-foreground max-md:hidden">{run.askedByName}</td>
      <td className="whitespace-nowrap text-muted-foreground max-md:hidden">{formatInstant(run.askedAt)}</td>
    </tr>
  );
}
