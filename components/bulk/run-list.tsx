import { Layers } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatInstant } from "#components/format/time.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import type { ShownRun } from "#lib/bulk/queries.ts";
import { sumsText } from "./bulk-words.ts";
import { runStateText, runTitle } from "./run-words.ts";

/** What was done with many records at once, latest first. */
export function RunList({ runs, next }: { runs: readonly ShownRun[]; next: string | null }) {
  const t = useTranslations();
  return (
    <>
      <PageHeader title={t("bulk.runList.manyAtOnce")} description={t("bulk.runList.whatWasAskedForMany")} />
      {runs.length === 0 ? (
        <EmptyState icon={Layers} title={t("bulk.runList.nothingYet")} className="border-y bg-card">
          {t("bulk.runList.selectRowsInAQueue")}
        </EmptyState>
      ) : (
        <ul className="divide-y border-y bg-card">
          {runs.map((run) => (
            <li key={run.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 py-2 lg:px-6">
              <Link href={`/bulk/${run.id}`} className="rounded-sm font-medium hover:underline">
                {runTitle(t, run)}
              </Link>
              <span className="text-muted-foreground tabular-nums">{sumsText(run.sums)}</span>
              <span>{runStateText(t, run)}</span>
              <span className="ml-auto text-muted-foreground">
                {run.askedBy}, {formatInstant(run.askedAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {next !== null && (
        <p className="px-4 py-3 lg:px-6">
          <Link href={`/bulk?before=${next}`} className={buttonVariants({ variant: "outline", size: "sm" })}>
            {t("bulk.runList.older")}
          </Link>
        </p>
      )}
    </>
  );
}
