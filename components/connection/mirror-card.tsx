"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState, useTransition } from "react";
import { formatCount } from "#components/format/money.ts";
import { formatAgo, formatInstant } from "#components/format/time.ts";
import { tell } from "#components/records/tell.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { confirmShrunkListAction, refreshMirrorAction } from "#lib/posting/actions.ts";
import { isStale, type MirrorStand } from "#lib/reference/mirror-lists.ts";
import type { Translate } from "#messages/translate.ts";
import { connectionRefusal } from "./connection-refusal.ts";

/** While the book is being read the page asks again this often. */
const lookEveryMs = 2_000;
/** The worker takes up what was asked for within seconds; after this nobody waits for it any longer. */
const patienceMs = 60_000;

type MirrorCardProps = { mirror: readonly MirrorStand[]; now: string; mayRefresh: boolean };

/** How old what Holdpoint knows of the book's lists is, and the way to have it read now. */
export function MirrorCard({ mirror, now, mayRefresh }: MirrorCardProps) {
  const t = useTranslations();
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

  const ask = (act: () => ReturnType<typeof refreshMirrorAction | typeof confirmShrunkListAction>) =>
    start(async () => {
      const asked = await act().catch(() => null);
      if (asked?.ok) setAskedAt(asked.value.askedAt);
      else tell.error(connectionRefusal(t, asked === null ? { code: "no-answer" } : asked.error));
    });
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("connection.mirrorCard.listsOfTheBook")}</CardTitle>
        {mayRefresh && (
          <Button variant="outline" size="sm" onClick={() => ask(() => refreshMirrorAction({}))} isPending={isPending || isBusy}>
            {!isBusy && !isPending && <RefreshCw aria-hidden />}
            {isBusy ? t("connection.mirrorCard.reading") : t("connection.mirrorCard.refreshNow")}
          </Button>
        )}
      </CardHeader>
      <CardContent className="grid gap-3">
        <p className="text-muted-foreground">{t("connection.mirrorCard.recordsAreCheckedAgainstThese")}</p>
        <ul className="divide-y rounded-md border" aria-live="polite">
          {mirror.map((stand) => (
            <Stand key={stand.list} stand={stand} now={now}>
              {mayRefresh && stand.failed?.shrunkTo != null && (
                <Button variant="outline" size="sm" className="justify-self-start" isPending={isPending || isBusy} onClick={() => ask(() => confirmShrunkListAction({ list: stand.list, rows: stand.failed?.shrunkTo ?? 0 }))}>
                  {t("connection.mirrorCard.confirmShrunk", { rows: formatCount(stand.failed.shrunkTo) })}
                </Button>
              )}
            </Stand>
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

function Stand({ stand, now, children }: { stand: MirrorStand; now: string; children: ReactNode }) {
  const t = useTranslations();
  const { list, reading, pulled, failed } = stand;
  return (
    <li className="grid gap-0.5 px-3 py-2">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{t(`connection.mirrorLists.${list}`)}</span>
        <span className="text-xs text-muted-foreground">
          {pulled === null ? t("connection.mirrorCard.neverRead") : <time dateTime={pulled.at} title={formatInstant(pulled.at)}>{formatAgo(t, pulled.at, now)}</time>}
        </span>
      </p>
      {pulled !== null && <p className="text-muted-foreground tabular-nums">{t("connection.mirrorCard.inTheBook", { rows: formatCount(pulled.rows) })}{pulled.tookMs !== null && <>{t("connection.mirrorCard.readIn", { took: tookText(t, pulled.tookMs) })}</>}</p>}
      {reading !== null && <p role="status" className="text-info-fg">{t("connection.mirrorCard.beingReadSoFar", { rows: formatCount(reading.rows) })}</p>}
      {isStale(stand, now) && reading === null && <p><Badge tone="held">{pulled === null ? t("connection.mirrorCard.notReadYet") : t("connection.mirrorCard.moreThan3HOld")}</Badge></p>}
      {failed !== null && <p className="break-words text-error-fg">{t(failed.shrunkTo === null ? "connection.mirrorCard.couldNotBeRead" : "connection.mirrorCard.notBelieved", { at: formatInstant(failed.at), reason: failed.reason })}</p>}
      {children}
    </li>
  );
}

function tookText(t: Translate, ms: number): string {
  return ms < 1_000 ? t("connection.mirrorCard.lessThanASecond") : ms < 90_000 ? `${Math.round(ms / 1_000)} s` : t("connection.mirrorCard.min", { ms: Math.round(ms / 60_000) });
}
