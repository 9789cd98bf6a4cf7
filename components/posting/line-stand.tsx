"use client";

import { CircleCheck, CirclePause, Clock, OctagonAlert, Play, RefreshCw } from "lucide-react";
import { useState } from "react";
import { formatCount } from "#components/format/money.ts";
import { formatInstant } from "#components/format/time.ts";
import { standsStillText } from "#components/records/posting-text.ts";
import { whoMay } from "#components/records/role-text.ts";
import { tell } from "#components/records/tell.ts";
import { waitsText } from "#components/shell/ledger-text.ts";
import { Button } from "#components/ui/button.tsx";
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { pauseLineAction, resumeLineAction, tryNowAction } from "#lib/posting/actions.ts";
import type { LineScreen } from "#lib/posting/line-queries.ts";
import { useLineAction } from "./use-line-action.ts";

const ReasonDialog = loadLater(() => import("#components/records/reason-dialog.tsx").then((module) => module.ReasonDialog));

type LineStandProps = { line: LineScreen; mayManage: boolean; now: string };

/** How the line stands, what waits, and the handles: pause, resume, try now. */
export function LineStand({ line, mayManage, now }: LineStandProps) {
  const [run, isPending] = useLineAction();
  const [isPausing, setPausing] = useState(false);
  const { title, text, tone, icon: Icon } = standOf(line);
  const isTryable = line.stopped !== null || line.outage !== null || line.standsStill?.kind === "down";

  const pause = (reason: string) =>
    run(
      () => pauseLineAction({ revision: line.revision, reason }),
      () => (setPausing(false), tell.success("Posting is paused", { description: "What is approved waits until somebody resumes it." })),
    );
  const resume = () => run(() => resumeLineAction({ revision: line.revision }), () => tell.success("Posting goes on"));
  const tryNow = () => run(() => tryNowAction({}), () => tell.info("Holdpoint asks AutoCount now", { description: "The page shows what it answers." }));
  return (
    <Card>
      <CardHeader>
        <CardTitle>{line.ledgerName}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4">
        <div className="flex items-start gap-3" aria-live="polite">
          <span className={`grid size-9 shrink-0 place-items-center rounded-full ${tone}`} aria-hidden>
            <Icon className="size-5" />
          </span>
          <div className="min-w-0">
            <p className="font-semibold">{title}</p>
            <p className="text-pretty break-words text-muted-foreground">{text}</p>
          </div>
        </div>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          <dt className="text-muted-foreground">Waits</dt>
          <dd className="tabular-nums">{waitsText(line.waits)}</dd>
          {line.byState.length > 0 && (
            <>
              <dt className="text-muted-foreground">Of these</dt>
              <dd>{line.byState.map(({ state, count }) => `${formatCount(count)} ${stateWords[state] ?? state}`).join(", ")}</dd>
            </>
          )}
          {line.doneAt !== null && (
            <>
              <dt className="text-muted-foreground">Done by about</dt>
              <dd>{formatInstant(line.doneAt)}</dd>
            </>
          )}
          {line.watch !== null && (
            <>
              <dt className="text-muted-foreground">Looked for changes</dt>
              <dd>
                {formatInstant(line.watch.at)}
                {line.watch.trouble !== null && <span className="block text-held-fg">{line.watch.trouble}</span>}
              </dd>
            </>
          )}
        </dl>
      </CardContent>
      <CardFooter>
        {mayManage ? (
          <>
            {line.paused === null ? (
              <Button variant="outline" onClick={() => setPausing(true)}>
                <CirclePause aria-hidden /> Pause …
              </Button>
            ) : (
              <Button onClick={resume} isPending={isPending}>
                <Play aria-hidden /> Resume
              </Button>
            )}
            {isTryable && (
              <Button variant="outline" onClick={tryNow} isPending={isPending}>
                <RefreshCw aria-hidden /> Try now
              </Button>
            )}
          </>
        ) : (
          <p className="text-xs text-muted-foreground">{whoMay("posting:manage")}</p>
        )}
        <span className="ml-auto text-xs text-muted-foreground">As of {formatInstant(now)}</span>
      </CardFooter>
      {isPausing && (
        <ReasonDialog
          title="Pause posting?"
          text={`${waitsText(line.waits)} Nothing more is sent to AutoCount until somebody resumes it; a document that is being sent is finished, and lost answers are still looked for. Everybody reads your reason.`}
          confirm="Pause posting"
          isPending={isPending}
          onReason={pause}
          onClose={() => setPausing(false)}
        />
      )}
    </Card>
  );
}

const stateWords: Readonly<Record<string, string>> = {
  queued: "in line", sending: "being sent", unknown: "being looked for", voiding: "to be voided", "void-unknown": "to be voided, looked for first",
};

function standOf({ stopped, paused, outage, standsStill }: LineScreen) {
  if (stopped !== null) {
    const next = stopped.nextLookAt === null ? "It is looked at again only when somebody tries it." : `It is looked at again at ${formatInstant(stopped.nextLookAt)}.`;
    return { title: `Stopped since ${formatInstant(stopped.since)}: AutoCount turned our key away`, text: `${stopped.reason ?? ""} ${next} Nothing is lost.`, tone: "bg-error-soft text-error-fg", icon: OctagonAlert };
  }
  if (paused !== null) {
    return { title: `Paused by ${paused.by} since ${formatInstant(paused.at)}`, text: paused.reason, tone: "bg-held-soft text-held-fg", icon: CirclePause };
  }
  if (outage !== null) {
    const next = standsStill?.kind === "down" ? `It is asked again at ${formatInstant(standsStill.until)}, with one look before anything is sent.` : "It is being asked again now.";
    return { title: `AutoCount has not answered since ${formatInstant(outage.since)}`, text: `${next} Nothing is lost.`, tone: "bg-held-soft text-held-fg", icon: OctagonAlert };
  }
  if (standsStill !== null) {
    return { title: standsStill.kind === "window" ? "Outside the posting window" : "Waiting for AutoCount", text: standsStillText(standsStill), tone: "bg-info-soft text-info-fg", icon: Clock };
  }
  return { title: "Posting goes its way", text: "What is approved is sent as soon as it is its turn.", tone: "bg-posted-soft text-posted-fg", icon: CircleCheck };
}
