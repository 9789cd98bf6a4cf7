import { formatCount } from "#components/format/money.ts";
import { formatInstant } from "#components/format/time.ts";
import { ProgressBar } from "#components/imports/progress-bar.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { FixRunRow } from "#lib/fixes/queries.ts";
import { isAtWork, runLook, typeLabels } from "./fix-words.ts";
import { FixRunActions } from "./fix-run-actions.tsx";

/** One answer for many: what was answered, how far it is, and how it is stopped or taken back. */
export function FixRunView({ run, maySteer }: { run: FixRunRow; maySteer: boolean }) {
  const { label, ...look } = runLook(run);
  const figures = [
    { name: "Records", value: run.total },
    { name: "Freed", value: run.freed },
    { name: "Still held for something else", value: run.stayed },
    ...(run.failed > 0 ? [{ name: "Failed", value: run.failed }] : []),
    ...(run.undoState === null ? [] : [{ name: "Put back", value: run.undone }, { name: "Left as they are", value: run.exceptions }]),
  ];
  return (
    <>
      {isAtWork(run) && <LiveRefresh ids={[run.id]} everyMs={700} />}
      <PageHeader
        title={`${run.asked} is ${run.target}`}
        beside={<Badge {...look}>{label}</Badge>}
        description={`${typeLabels[run.type]} of ${run.sourceName ?? "every source"}${run.targetName ? `, in AutoCount ${run.targetName}` : ""}. Answered by ${run.askedByName} on ${formatInstant(run.askedAt)}.`}
        actions={maySteer && <FixRunActions run={run} />}
      />
      <div className="grid max-w-5xl gap-3 px-4 pb-4 lg:px-6">
        {run.undoState === null && isAtWork(run) && <ProgressBar label={run.state === "queued" ? "About to begin" : `${formatCount(run.done)} of ${formatCount(run.total)} records`} share={run.total === 0 ? 0 : run.done / run.total} />}
        {run.undoState !== null && isAtWork(run) && <ProgressBar label={`${formatCount(run.undone + run.exceptions)} of ${formatCount(run.undoTotal)} records put back`} share={run.undoTotal === 0 ? 0 : (run.undone + run.exceptions) / run.undoTotal} />}
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          {figures.map(({ name, value }) => (
            <div key={name}>
              <dt className="text-xs text-muted-foreground">{name}</dt>
              <dd className="text-lg font-semibold tabular-nums">{formatCount(value)}</dd>
            </div>
          ))}
        </dl>
        <p className="text-muted-foreground">{tellRun(run)}</p>
        {run.keys.length > 1 && <p className="text-xs text-muted-foreground">Answered together: {run.keys.map((key) => key.replace(/^(email|id|name|code):/, "")).join(", ")}</p>}
      </div>
    </>
  );
}

function tellRun(run: FixRunRow): string {
  if (run.undoState === "done" || run.undoState !== null) {
    const when = run.undoAskedAt === null ? "" : ` on ${formatInstant(run.undoAskedAt)}`;
    const left = run.exceptions === 0 ? "" : " What somebody changed, approved or posted since is left as it is and listed below.";
    return `Taken back by ${run.undoneByName ?? "somebody"}${when}: it is asked again.${left}`;
  }
  switch (run.state) {
    case "queued":
    case "running":
      return "You can leave this page: it goes on by itself.";
    case "done":
      return "The answer is remembered: the next document with it passes.";
    case "cancelled":
      return "It was stopped. What is freed stays free; the rest is held until it is gone on with or checked again.";
    case "replaced":
      return "It stopped by itself: the answer was revoked, or somebody gave another one, which frees the rest.";
  }
}
