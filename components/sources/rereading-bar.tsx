import { formatCount } from "#components/format/money.ts";
import { formatInstant } from "#components/format/time.ts";
import type { RereadingProgress } from "#lib/rereading/queries.ts";

/** How far a rereading has come, and what came of it. */
export function RereadingBar({ rereading }: { rereading: RereadingProgress }) {
  const { state, total, done, readable, records, askedBy, askedAt } = rereading;
  const left = done - readable;
  return (
    <div role="status" className="grid gap-1.5 rounded-md border p-3">
      <p className="flex flex-wrap justify-between gap-x-3">
        <span className="font-medium">{state === "done" ? "Read again" : state === "queued" ? "About to read" : "Reading"}: {formatCount(done)} of {formatCount(Math.max(total, done))} deliveries</span>
        <span className="text-xs text-muted-foreground">
          asked by {askedBy}, {formatInstant(askedAt)}
        </span>
      </p>
      <progress className="h-1.5 w-full accent-primary" value={done} max={Math.max(total, done, 1)} aria-label="Deliveries read again" />
      {done > 0 && (
        <p className="text-muted-foreground">
          {formatCount(readable)} can be read now, with {formatCount(records)} {records === 1 ? "record" : "records"}
          {left > 0 && <>; {formatCount(left)} still cannot</>}.
        </p>
      )}
    </div>
  );
}
