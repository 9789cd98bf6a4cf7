import { ListChecks } from "lucide-react";
import Link from "next/link";
import { formatCount } from "#components/format/money.ts";
import { formatInstant } from "#components/format/time.ts";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { buttonVariants } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { FixRunRow } from "#lib/fixes/queries.ts";
import { isAtWork, runLook, typeLabels } from "./fix-words.ts";

/** Answers for many: who gave which, when, what it freed and what was taken back. */
export function FixRuns({ runs, next, isFirst }: { runs: readonly FixRunRow[]; next: string | null; isFirst: boolean }) {
  if (runs.length === 0) {
    return (
      <EmptyState icon={ListChecks} title={isFirst ? "No answer was given for many records yet" : "There are no more"}>
        Answer an unknown SKU, buyer, supplier or location on a held record: every other record that asks the same is freed with it, and the answer is listed here.
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
              <th>What the source says</th>
              <th>Answer</th>
              <th>State</th>
              <th className="amount">Freed</th>
              <th className="amount max-sm:hidden">Still held</th>
              <th className="amount max-sm:hidden">Put back</th>
              <th className="max-lg:hidden">Source</th>
              <th className="max-md:hidden">Answered by</th>
              <th className="max-md:hidden">When</th>
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
          <Link href="/fixes" prefetch={false} className={buttonVariants({ variant: "outline", size: "sm" })}>
            Latest
          </Link>
        )}
        {next !== null && (
          <Link href={`/fixes?before=${next}`} prefetch={false} className={buttonVariants({ variant: "outline", size: "sm" })}>
            Earlier
          </Link>
        )}
      </div>
    </>
  );
}

function RunLine({ run }: { run: FixRunRow }) {
  const { label, ...look } = runLook(run);
  return (
    <tr>
      <td className="max-w-64">
        <Link href={`/fixes/${run.id}`} prefetch={false} className="block truncate font-medium text-primary-text underline-offset-4 hover:underline">
          {run.asked}
        </Link>
        <span className="text-xs text-muted-foreground">{typeLabels[run.type]}</span>
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
      <td className="max-w-40 truncate text-muted-foreground max-lg:hidden">{run.sourceName ?? "every source"}</td>
      <td className="max-w-40 truncate text-muted-foreground max-md:hidden">{run.askedByName}</td>
      <td className="whitespace-nowrap text-muted-foreground max-md:hidden">{formatInstant(run.askedAt)}</td>
    </tr>
  );
}
