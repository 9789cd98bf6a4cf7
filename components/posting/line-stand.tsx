"use client";

import { CircleCheck, CirclePause, Clock, OctagonAlert, Play, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
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
import type { Translate } from "#messages/translate.ts";
import { useLineAction } from "./use-line-action.ts";

const ReasonDialog = loadLater(() => import("#components/records/reason-dialog.tsx").then((module) => module.ReasonDialog));

type LineStandProps = { line: LineScreen; mayManage: boolean; now: string };

/** How the line stands, what waits, and the handles: pause, resume, try now. */
export function LineStand({ line, mayManage, now }: LineStandProps) {
  const t = useTranslations();
  const [run, isPending] = useLineAction();
  const [isPausing, setPausing] = useState(false);
  const { title, text, tone, icon: Icon } = standOf(t, line);
  const isTryable = line.stopped !== null || line.outage !== null || line.standsStill?.kind === "down";

  const pause = (reason: string) =>
    run(
      () => pauseLineAction({ revision: line.revision, reason }),
      () => (setPausing(false), tell.success(t("posting.lineStand.postingIsPaused"), { description: t("posting.lineStand.whatIsApprovedWaitsUntil") })),
    );
  const resume = () => run(() => resumeLineAction({ revision: line.revision }), () => tell.success(t("posting.lineStand.postingGoes")));
  const tryNow = () => run(() => tryNowAction({}), () => tell.info(t("posting.lineStand.holdpointAsksAutocountNow"), { description: t("posting.lineStand.thePageShows") }));
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
          <dt className="text-muted-foreground">{t("posting.lineStand.waits")}</dt>
          <dd className="tabular-nums">{waitsText(t, line.waits)}</dd>
          {line.byState.length > 0 && (
            <>
              <dt className="text-muted-foreground">{t("posting.lineStand.ofThese")}</dt>
              <dd>{line.byState.map(({ state, count }) => `${formatCount(count)} ${stateWords(t)[state] ?? state}`).join(", ")}</dd>
            </>
          )}
          {line.doneAt !== null && (
            <>
              <dt className="text-muted-foreground">{t("posting.lineStand.doneBy")}</dt>
              <dd>{formatInstant(line.doneAt)}</dd>
            </>
          )}
          {line.watch !== null && (
            <>
              <dt className="text-muted-foreground">{t("posting.lineStand.lookedForChanges")}</dt>
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
                <CirclePause aria-hidden /> {t("posting.lineStand.pause")}
              </Button>
            ) : (
              <Button onClick={resume} isPending={isPending}>
                <Play aria-hidden /> {t("posting.lineStand.resume")}
              </Button>
            )}
            {isTryable && (
              <Button variant="outline" onClick={tryNow} isPending={isPending}>
                <RefreshCw aria-hidden /> {t("posting.lineStand.tryNow")}
              </Button>
            )}
          </>
        ) : (
          <p className="text-xs text-muted-foreground">{whoMay(t, "posting:manage")}</p>
        )}
        <span className="ml-auto text-xs text-muted-foreground">{t("posting.lineStand.asOf", { now: formatInstant(now) })}</span>
      </CardFooter>
      {isPausing && (
        <ReasonDialog
          title={t("posting.lineStand.pausePosting")}
          text={t("posting.lineStand.nothingMoreIsSent", { waits: waitsText(t, line.waits) })}
          confirm={t("posting.lineStand.pausePostingConfirm")}
          isPending={isPending}
          onReason={pause}
          onClose={() => setPausing(false)}
        />
      )}
    </Card>
  );
}

const stateWords = (t: Translate): Readonly<Record<string, string>> => ({
  queued: t("posting.lineStand.stateWords.queued"), sending: t("posting.lineStand.stateWords.sending"), unknown: t("posting.lineStand.stateWords.unknown"), voiding: t("posting.lineStand.stateWords.voiding"), "void-unknown": t("posting.lineStand.stateWords.voidUnknown"),
});

function standOf(t: Translate, { stopped, paused, outage, standsStill }: LineScreen) {
  if (stopped !== null) {
    const next = stopped.nextLookAt === null ? t("posting.lineStand.itIsLookedAtAgain") : t("posting.lineStand.itIsLookedAtAgain2", { nextLookAt: formatInstant(stopped.nextLookAt) });
    return { title: t("posting.lineStand.stoppedSinceAutocountTurnedOur", { since: formatInstant(stopped.since) }), text: t("posting.lineStand.nothingIsLost", { reason: stopped.reason ?? "", next }), tone: "bg-error-soft text-error-fg", icon: OctagonAlert };
  }
  if (paused !== null) {
    return { title: t("posting.lineStand.pausedBySince", { by: paused.by, at: formatInstant(paused.at) }), text: paused.reason, tone: "bg-held-soft text-held-fg", icon: CirclePause };
  }
  if (outage !== null) {
    const next = standsStill?.kind === "down" ? t("posting.lineStand.itIsAskedAgain", { until: formatInstant(standsStill.until) }) : t("posting.lineStand.itIsBeingAskedAgain");
    return { title: t("posting.lineStand.autocountHasNotAnsweredSince", { since: formatInstant(outage.since) }), text: t("posting.lineStand.nothingIsLost2", { next }), tone: "bg-held-soft text-held-fg", icon: OctagonAlert };
  }
  if (standsStill !== null) {
    return { title: standsStill.kind === "window" ? t("posting.lineStand.outsideThePostingWindow") : t("posting.lineStand.waitingForAutocount"), text: standsStillText(t, standsStill), tone: "bg-info-soft text-info-fg", icon: Clock };
  }
  return { title: t("posting.lineStand.postingGoesItsWay"), text: t("posting.lineStand.whatIsApprovedIsSent"), tone: "bg-posted-soft text-posted-fg", icon: CircleCheck };
}
