import { formatInstantExact } from "#components/format/time.ts";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import type { LineEvent } from "#lib/posting/line-queries.ts";

const words: Readonly<Record<string, string>> = {
  "line.paused": "paused posting",
  "line.resumed": "resumed posting",
  "line.set": "changed the settings of the line",
  "line.tried": "asked to try AutoCount now",
  "breaker.opened": "saw that AutoCount no longer answers",
  "breaker.closed": "saw that AutoCount answers again",
  "connection.stopped": "stopped: AutoCount turned the key away",
  "connection.reopened": "was let in again by AutoCount",
  "connection.set": "set the connection",
};

/** What happened to the line lately, newest first: from the audit log. */
export function LineEvents({ events }: { events: readonly LineEvent[] }) {
  return (
    <Card className="lg:col-span-2">
      <CardHeader>
        <CardTitle>What happened lately</CardTitle>
      </CardHeader>
      <CardContent className="p-0">
        {events.length === 0 ? (
          <p className="p-4 text-muted-foreground">Nothing yet: no pause, no outage, no change.</p>
        ) : (
          <ol className="divide-y">
            {events.map((event) => (
              <li key={event.id} className="grid gap-x-4 gap-y-0.5 px-4 py-2 sm:grid-cols-[11rem_minmax(0,1fr)]">
                <time dateTime={event.at} className="text-muted-foreground tabular-nums">{formatInstantExact(event.at)}</time>
                <p className="break-words">
                  <span className="font-medium">{event.by}</span> {words[event.type] ?? event.type}
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
