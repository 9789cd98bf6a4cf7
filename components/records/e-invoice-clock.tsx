import { formatDate, formatInstant, isNear } from "#components/format/time.ts";
import { endStates, type RecordState } from "#lib/canonical/states.ts";
import type { ScreenEInvoice } from "#lib/review/record-screen.ts";

type EInvoiceClockProps = { eInvoice: ScreenEInvoice; state: RecordState; now: string };

/** How the e-invoice of a record is issued, and the clock that runs for it; marked when its time is short. */
export function EInvoiceClock({ eInvoice: { issue, consolidateBy, until }, state, now }: EInvoiceClockProps) {
  if (endStates.includes(state) || state === "reversed") return null;
  const isPosted = state === "posted";
  return (
    <>
      {consolidateBy !== null && (
        <span className={isNear(consolidateBy, now, 4) ? "font-medium text-held-fg" : undefined}>· e-invoice: consolidate by {formatDate(consolidateBy)}</span>
      )}
      {issue === "individual" && !isPosted && until === null && <span>· e-invoice to the buyer</span>}
      {issue === "individual" && !isPosted && until !== null && <SubmitClock until={until} now={now} />}
      {isPosted && until !== null && <CancelClock until={until} now={now} />}
    </>
  );
}

function SubmitClock({ until, now }: { until: string; now: string }) {
  if (Date.parse(until) <= Date.parse(now)) return <span title="MyInvois takes no e-invoice that was issued more than 72 hours before it is handed in">· e-invoice to the buyer: its date is more than 72 hours ago, issue it under a later one</span>;
  return (
    <span className={isNear(until, now, 1) ? "font-medium text-held-fg" : undefined} title="72 hours from the beginning of its date in Malaysia">
      · e-invoice to the buyer by {formatInstant(until)}
    </span>
  );
}

function CancelClock({ until, now }: { until: string; now: string }) {
  if (Date.parse(until) <= Date.parse(now)) return <span>· the 72 hours to cancel its e-invoice are over: correct it by a credit note</span>;
  return (
    <span className={isNear(until, now, 1) ? "font-medium text-held-fg" : undefined} title="72 hours from its validation, which is no earlier than its posting">
      · e-invoice can be cancelled until at least {formatInstant(until)}
    </span>
  );
}
