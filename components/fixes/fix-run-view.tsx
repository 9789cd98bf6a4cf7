import { useTranslations } from "next-intl";
import { formatCount } from "#components/format/money.ts";
import { formatInstant } from "#components/format/time.ts";
import { ProgressBar } from "#components/imports/progress-bar.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { FixRunRow } from "#lib/fixes/queries.ts";
import type { Translate } from "#messages/translate.ts";
import { isAtWork, runLook, typeLabels } from "./fix-words.ts";
import { FixRunActions } from "./fix-run-actions.tsx";

/** One answer for many: what was answered, how far it is, and how it is stopped or taken back. */
export function FixRunView({ run, maySteer }: { run: FixRunRow; maySteer: boolean }) {
  const t = useTranslations();
  const { label, ...look } = runLook(t, run);
  const answered = { type: typeLabels(t)[run.type], source: run.sourceName ?? t("fixes.fixRunView.everySource"), by: run.askedByName, at: formatInstant(run.askedAt) };
  const figures = [
    { name: t("fixes.fixRunView.records"), value: run.total },
    { name: t("fixes.fixRunView.freed"), value: run.freed },
    { name: t("fixes.fixRunView.stayed"), value: run.stayed },
    ...(run.failed > 0 ? [{ name: t("fixes.fixRunView.failed"), value: run.failed }] : []),
    ...(run.undoState === null ? [] : [{ name: t("fixes.fixRunView.undone"), value: run.undone }, { name: t("fixes.fixRunView.exceptions"), value: run.exceptions }]),
  ];
  return (
    <>
      {isAtWork(run) && <LiveRefresh ids={[run.id]} everyMs={700} />}
      <PageHeader
        title={t("fixes.fixRunView.answer", { asked: run.asked, target: run.target })}
        beside={<Badge {...look}>{label}</Badge>}
        description={run.targetName ? t("fixes.fixRunView.answeredInAutoCount", { ...answered, target: run.targetName }) : t("fixes.fixRunView.answered", answered)}
        actions={maySteer && <FixRunActions run={run} />}
      />
      <div className="grid max-w-5xl gap-3 px-4 pb-4 lg:px-6">
        {run.undoState === null && isAtWork(run) && <ProgressBar label={run.state === "queued" ? t("fixes.fixRunView.aboutToBegin") : t("fixes.fixRunView.progress", { done: formatCount(run.done), total: formatCount(run.total) })} share={run.total === 0 ? 0 : run.done / run.total} />}
        {run.undoState !== null && isAtWork(run) && <ProgressBar label={t("fixes.fixRunView.undoProgress", { undone: formatCount(run.undone + run.exceptions), undoTotal: formatCount(run.undoTotal) })} share={run.undoTotal === 0 ? 0 : (run.undone + run.exceptions) / run.undoTotal} />}
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          {figures.map(({ name, value }) => (
            <div key={name}>
              <dt className="text-xs text-muted-foreground">{name}</dt>
              <dd className="text-lg font-semibold tabular-nums">{formatCount(value)}</dd>
            </div>
          ))}
        </dl>
        <p className="text-muted-foreground">{tellRun(t, run)}</p>
        {run.keys.length > 1 && <p className="text-xs text-muted-foreground">{t("fixes.fixRunView.together", { keys: run.keys.map((key) => key.replace(/^(email|id|name|code):/, "")).join(", ") })}</p>}
      </div>
    </>
  );
}

function tellRun(t: Translate, run: FixRunRow): string {
  if (run.undoState === "done" || run.undoState !== null) {
    const by = run.undoneByName ?? t("fixes.fixRunView.somebody");
    const said = run.undoAskedAt === null ? t("fixes.fixRunView.takenBack", { by }) : t("fixes.fixRunView.takenBackOn", { by, at: formatInstant(run.undoAskedAt) });
    return run.exceptions === 0 ? said : `${said} ${t("fixes.fixRunView.leftAsItIs")}`;
  }
  switch (run.state) {
    case "queued":
    case "running":
      return t("fixes.fixRunView.mayLeave");
    case "done":
      return t("fixes.fixRunView.remembered");
    case "cancelled":
      return t("fixes.fixRunView.cancelled", { done: formatCount(run.done), total: formatCount(run.total), rest: run.total - run.done });
    case "replaced":
      return t("fixes.fixRunView.replaced");
  }
}
