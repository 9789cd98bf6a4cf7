"use client";

import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { formatCount } from "#components/format/money.ts";
import { formatAgo, formatInstant } from "#components/format/time.ts";
import { tell } from "#components/records/tell.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { refreshMirrorAction } from "#lib/posting/actions.ts";
import { isStale, mirrorLabels, type MirrorStand } from "#lib/reference/mirror-lists.ts";
import { connectionRefusal } from "./connection-refusal.ts";

/** While the book is being read the page asks again this often. */
const lookEveryMs = 2_000;
/** The worker takes up what was asked for within seconds; after this nobody waits for it any longer. */
const patienceMs = 60_000;

type MirrorCardProps = { mirror: readonly MirrorStand[]; now: string; mayRefresh: boolean };

/** How old what Holdpoint knows of the book's lists is, and the way to have it read now. */
export function MirrorCard({ mirror, now, mayRefresh }: MirrorCardProps) {
  const router = useRouter();
  const [askedAt, setAskedAt] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const isReading = mirror.some((stand) => stand.reading !== null);
  const isAwaited = askedAt !== null && !mirror.some(({ pulled, failed }) => [pulled?.at, failed?.at].some((at) => at !== undefined && at > askedAt)) && Date.parse(now) - Date.parse(askedAt) < patienceMs;
  const isBusy = isReading || isAwaited;

  useEffect(() => {
    if (!isBusy) return;
    const timer = setInterval(() => router.refresh(), lookEveryMs);
    return () => clearInterval(timer);
  }, [isBusy, router]);

  const refresh = () =>
    start(async () => {
      const asked = await refreshMirrorAction({}).catch(() => null);
      if (asked?.ok) setAskedAt(asked.value.askedAt);
      else tell.error(connectionRefusal(asked === null ? { code: "no-answer" } : asked.error));
    });
  return (
    <Card>
      <CardHeader>
        <CardTitle>Lists of the book</CardTitle>
        {mayRefresh && (
          <Button variant="outline" size="sm" onClick={refresh} isPending={isPending || isBusy}>
            {!isBusy && !isPending && <RefreshCw aria-hidden />}
            {isBusy ? "Reading" : "Refresh now"}
          </Button>
        )}
      </CardHeader>
      <CardContent className="grid gap-3">
        <p className="text-muted-foreground">Records are checked against these. Holdpoint reads them once an hour; where a reading fails, what was known stays.</p>
        <ul className="divide-y rounded-md border" aria-live="polite">
          {mirror.map((stand) => (
            <Stand key={stand.list} stand={stand} now={now} />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

function Stand({ stand, now }: { stand: MirrorStand; now: string }) {
  const { list, reading, pulled, failed } = stand;
  return (
    <li className="grid gap-0.5 px-3 py-2">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{mirrorLabels[list]}</span>
        <span className="text-xs text-muted-foreground">
          {pulled === null ? "never read" : <time dateTime={pulled.at} title={formatInstant(pulled.at)}>{formatAgo(pulled.at, now)}</time>}
        </span>
      </p>
      {pulled !== null && <p className="text-muted-foreground tabular-nums">{formatCount(pulled.rows)} in the book{pulled.tookMs !== null && <>, read in {tookText(pulled.tookMs)}</>}</p>}
      {reading !== null && <p role="status" className="text-info-fg">Being read: {formatCount(reading.rows)} so far</p>}
      {isStale(stand, now) && reading === null && <p><Badge tone="held">{pulled === null ? "not read yet" : "more than 3 h old"}</Badge></p>}
      {failed !== null && <p className="break-words text-error-fg">Could not be read, {formatInstant(failed.at)}: {failed.reason}</p>}
    </li>
  );
}

function tookText(ms: number): string {
  return ms < 1_000 ? "less than a second" : ms < 90_000 ? `${Math.round(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`;
}
