import { useTranslations } from "next-intl";
import { formatDate, formatInstant, isNear } from "#components/format/time.ts";
import { endStates, type RecordState } from "#lib/canonical/states.ts";
import type { ScreenEInvoice } from "#lib/review/record-screen.ts";

type EInvoiceClockProps = { eInvoice: ScreenEInvoice; state: RecordState; now: string };

/** How the e-invoice of a record is issued, and the clock that runs for it; marked when its time is short. */
export function EInvoiceClock({ eInvoice: { issue, consolidateBy, until }, state, now }: EInvoiceClockProps) {
  const t = useTranslations();
  if (endStates.includes(state) || state === "reversed") return null;
  const isPosted = state === "posted";
  return (
    <>
      {consolidateBy !== null && (
        <span className={isNear(consolidateBy, now, 4) ? "font-medium text-held-fg" : undefined}>{t("records.eInvoiceClock.consolidateBy", { consolidateBy: formatDate(consolidateBy) })}</span>
      )}
      {issue === "individual" && !isPosted && until === null && <span>{t("records.eInvoiceClock.toBuyer")}</span>}
      {issue === "individual" && !isPosted && until !== null && <SubmitClock until={until} now={now} />}
      {issue === "individual" && isPosted && until === null && <span>{t("records.eInvoiceClock.noneValid")}</span>}
      {isPosted && until !== null && <CancelClock until={until} now={now} />}
    </>
  );
}

function SubmitClock({ until, now }: { until: string; now: string }) {
  const t = useTranslations();
  if (Date.parse(until) <= Date.parse(now)) return <span title={t("records.eInvoiceClock.lateTitle")}>{t("records.eInvoiceClock.late")}</span>;
  return (
    <span className={isNear(until, now, 1) ? "font-medium text-held-fg" : undefined} title={t("records.eInvoiceClock.untilTitle")}>
      {t("records.eInvoiceClock.toBuyerBy", { until: formatInstant(until) })}
    </span>
  );
}

function CancelClock({ until, now }: { until: string; now: string }) {
  const t = useTranslations();
  if (Date.parse(until) <= Date.parse(now)) return <span>{t("records.eInvoiceClock.cancelOver")}</span>;
  return (
    <span className={isNear(until, now, 1) ? "font-medium text-held-fg" : undefined} title={t("records.eInvoiceClock.cancelTitle")}>
      {t("records.eInvoiceClock.cancelUntil", { until: formatInstant(until) })}
    </span>
  );
}
