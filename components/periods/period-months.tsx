"use client";

import { useState } from "react";
import { formatCount } from "#components/format/money.ts";
import { formatDate, formatInstant } from "#components/format/time.ts";
import { tell } from "#components/records/tell.ts";
import { useRuleAction } from "#components/rules/use-rule-action.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { setPeriodAction } from "#lib/periods/actions.ts";
import type { PeriodRow } from "#lib/periods/queries.ts";

const ReasonDialog = loadLater(() => import("#components/records/reason-dialog.tsx").then((module) => module.ReasonDialog));

/** The months of a fiscal year, each open or closed, with who did that and why. */
export function PeriodMonths({ months, mayChange }: { months: readonly PeriodRow[]; mayChange: boolean }) {
  const [asked, setAsked] = useState<PeriodRow | null>(null);
  const [run, isPending] = useRuleAction();
  const set = (period: PeriodRow, reason: string) =>
    run(
      () => setPeriodAction({ startsOn: period.startsOn, revision: period.revision, isClosed: !period.isClosed, reason }),
      () => (setAsked(null), tell.success(period.isClosed ? `${spanText(period)} is open again` : `${spanText(period)} is closed`)),
    );
  return (
    <>
      <ul className="divide-y">
        {months.map((period) => (
          <li key={period.startsOn} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium tabular-nums">{spanText(period)}</span>
                <Badge tone={period.isClosed ? "neutral" : "posted"}>{period.isClosed ? "closed" : "open"}</Badge>
                {period.open > 0 && <span className="text-xs text-muted-foreground">{period.open === 1 ? "1 open record" : `${formatCount(period.open)} open records`}</span>}
              </p>
              {period.reason !== null && (
                <p className="break-words text-xs text-muted-foreground">
                  {period.isClosed ? "Closed" : "Opened"} by {period.changedByName}, {formatInstant(period.changedAt)}: {period.reason}
                </p>
              )}
            </div>
            {mayChange && (
              <Button variant="outline" size="sm" onClick={() => setAsked(period)} aria-label={`${period.isClosed ? "Open again" : "Close"} ${spanText(period)}`}>
                {period.isClosed ? "Open again" : "Close"}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked !== null && (
        <ReasonDialog
          title={asked.isClosed ? `Open ${spanText(asked)} again?` : `Close ${spanText(asked)}?`}
          text={asked.isClosed ? "Records that its closing holds go on by themselves. Figures that were reported may change." : `${asked.open === 0 ? "No open record is dated in it." : `${formatCount(asked.open)} open records are dated in it and will be held.`} What is posted stays as it is.`}
          confirm={asked.isClosed ? "Open again" : "Close"}
          isPending={isPending}
          onReason={(reason) => set(asked, reason)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

function spanText({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string {
  return `${formatDate(startsOn)} to ${formatDate(endsOn)}`;
}
