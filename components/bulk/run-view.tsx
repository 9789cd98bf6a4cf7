import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatCount } from "#components/format/money.ts";
import { formatInstant } from "#components/format/time.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import type { Permission } from "#lib/auth/permissions.ts";
import type { ItemState, ItemsView, ShownItem, ShownRun } from "#lib/bulk/queries.ts";
import { actWords, recordsText, sumsText } from "./bulk-words.ts";
import { ItemList } from "./item-list.tsx";
import { RunButtons } from "./run-buttons.tsx";
import { runStateText, runTitle } from "./run-words.ts";

type RunViewProps = { run: ShownRun; items: readonly ShownItem[]; view: ItemsView; next: number | null; mayCancel: boolean; mayUndo: boolean; /** What it takes to take such an act back, null where nothing does. */ undoneWith: Permission | null };

/** A run with how far it is and what became of each record. */
export function RunView({ run, items, view, next, mayCancel, mayUndo, undoneWith }: RunViewProps) {
  const t = useTranslations();
  const isUnderWay = run.state === "queued" || run.state === "running";
  const worked = run.done + run.refused;
  const rest = isUnderWay ? 0 : run.total - worked;
  const tabs: { state: ItemState | null; label: string; count: number }[] = [
    { state: null, label: t("bulk.runView.all"), count: run.total + run.leftOut },
    { state: "refused", label: t("bulk.runView.refused"), count: run.refused },
    { state: "left-out", label: t("bulk.runView.leftOut"), count: run.leftOut },
    { state: "done", label: t("bulk.runView.done"), count: run.done },
    { state: "waiting", label: isUnderWay ? t("bulk.runView.stillToDo") : t("bulk.runView.notDone"), count: run.total - worked },
  ];
  return (
    <>
      <PageHeader
        title={runTitle(t, run)}
        description={sumsText(run.sums) === "" ? t("bulk.runView.askedBy", { askedBy: run.askedBy, askedAt: formatInstant(run.askedAt) }) : t("bulk.runView.askedByTogether", { askedBy: run.askedBy, askedAt: formatInstant(run.askedAt), sums: sumsText(run.sums) })}
        actions={<RunButtons run={run} mayCancel={mayCancel && isUnderWay} mayUndo={mayUndo && !isUnderWay && !run.isUndo && run.undoneBy === null && run.done > 0} undoneWith={undoneWith} />}
      />
      <div role="status" className="grid max-w-3xl gap-1.5 px-4 pb-3 lg:px-6">
        <p className="flex flex-wrap justify-between gap-x-4">
          <span className="font-medium">{runStateText(t, run)}</span>
          <span className="text-muted-foreground tabular-nums">
            {t("bulk.runView.of", { worked: formatCount(worked), total: formatCount(run.total) })}
          </span>
        </p>
        <progress className="h-2 w-full" value={worked} max={Math.max(run.total, 1)} aria-label={t("bulk.runView.ofLabel", { done: actWords(t)[run.act].done, worked, total: run.total })} />
        {rest > 0 && <p className="text-muted-foreground">{t("bulk.runView.records", { rest, records: recordsText(t, rest) })}</p>}
        {run.undoneBy !== null && (
          <p>
            {t.rich("bulk.runView.itWasTakenBack", { link: (chunks) => <Link href={`/bulk/${run.undoneBy}`} className="text-primary-text underline-offset-4 hover:underline">{chunks}</Link> })}
          </p>
        )}
        {run.undoOf !== null && (
          <p>
            <Link href={`/bulk/${run.undoOf}`} className="text-primary-text underline-offset-4 hover:underline">
              {t("bulk.runView.whatThisTakesBack")}
            </Link>
          </p>
        )}
      </div>
      <nav aria-label={t("bulk.runView.whatBecameOfThem")} className="flex flex-wrap gap-1 px-4 pb-2 lg:px-6">
        {tabs.filter(({ state, count }) => state === null || count > 0 || state === view.state).map(({ state, label, count }) => (
          <Link
            key={label}
            href={state === null ? `/bulk/${run.id}` : `/bulk/${run.id}?state=${state}`}
            scroll={false}
            aria-current={state === view.state ? "page" : undefined}
            className={buttonVariants({ variant: state === view.state ? "secondary" : "ghost", size: "sm" })}
          >
            {label} <span className="tabular-nums">{formatCount(count)}</span>
          </Link>
        ))}
      </nav>
      <div className="border-y bg-card sm:px-1 lg:px-3">
        {items.length === 0 ? (
          <EmptyState icon={SearchX} title={t("bulk.runView.noneOfThem")}>
            {t("bulk.runView.noRecordOfThisRun")}
          </EmptyState>
        ) : (
          <ItemList act={run.act} items={items} />
        )}
      </div>
      {(next !== null || view.after > 0) && (
        <nav aria-label={t("bulk.runView.pages")} className="flex justify-between gap-3 px-4 py-3 lg:px-6">
          {view.after > 0 ? <PageLink run={run} view={{ ...view, after: 0 }}>{t("bulk.runView.firstPage")}</PageLink> : <span />}
          {next !== null && <PageLink run={run} view={{ ...view, after: next }}>{t("bulk.runView.next")}</PageLink>}
        </nav>
      )}
    </>
  );
}

function PageLink({ run, view, children }: { run: ShownRun; view: ItemsView; children: string }) {
  const query = new URLSearchParams({ ...(view.state === null ? {} : { state: view.state }), ...(view.after > 0 ? { after: String(view.after) } : {}) });
  return (
    <Link href={`/bulk/${run.id}?${query}`} className={buttonVariants({ variant: "outline", size: "sm" })}>
      {children}
    </Link>
  );
}
