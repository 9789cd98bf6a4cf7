import { useTranslations } from "next-intl";
import { formatInstantExact } from "#components/format/time.ts";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import type { LineEvent } from "#lib/posting/line-queries.ts";
import type { Translate } from "#messages/translate.ts";

const words = (t: Translate): Readonly<Record<string, string>> => ({
  "line.paused": t("posting.lineEvents.words.linePaused"),
  "line.resumed": t("posting.lineEvents.words.lineResumed"),
  "line.set": t("posting.lineEvents.words.lineSet"),
  "line.tried": t("posting.lineEvents.words.lineTried"),
  "breaker.opened": t("posting.lineEvents.words.breakerOpened"),
  "breaker.closed": t("posting.lineEvents.words.breakerClosed"),
  "connection.stopped": t("posting.lineEvents.words.connectionStopped"),
  "connection.reopened": t("posting.lineEvents.words.connectionReopened"),
  "connection.set": t("posting.lineEvents.words.connectionSet"),
});

/** What happened to the line lately, newest first: from the audit log. */
export function LineEvents({ events }: { events: readonly LineEvent[] }) {
  const t = useTranslations();
  return (
    <Card className="lg:col-span-2">
      <CardHeader>
        <CardTitle>{t("posting.lineEvents.whatHappenedLately")}</CardTitle>
      </CardHeader>
      <CardContent className="p-0">
        {events.length === 0 ? (
          <p className="p-4 text-muted-foreground">{t("posting.lineEvents.nothingYetNoPause")}</p>
        ) : (
          <ol className="divide-y">
            {events.map((event) => (
              <li key={event.id} className="grid gap-x-4 gap-y-0.5 px-4 py-2 sm:grid-cols-[11rem_minmax(0,1fr)]">
                <time dateTime={event.at} className="text-muted-foreground tabular-nums">{formatInstantExact(event.at)}</time>
                <p className="break-words">
                  <span className="font-medium">{event.by}</span> {words(t)[event.type] ?? event.type}
                  {event.reason !== null && event.reason !== "" && <span className="text-muted-foreground">: {event.reason}</span>}
                </p>
              </li>
            ))}
          </ol>
        )}
      </CardContent>
    </Card>
  );
}
