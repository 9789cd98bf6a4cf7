import { useTranslations } from "next-intl";
import { formatCount } from "#components/format/money.ts";
import { formatInstant } from "#components/format/time.ts";
import type { RereadingProgress } from "#lib/rereading/queries.ts";

/** How far a rereading has come, and what came of it. */
export function RereadingBar({ rereading }: { rereading: RereadingProgress }) {
  const t = useTranslations();
  const { state, total, done, readable, records, askedBy, askedAt } = rereading;
  const left = done - readable;
  return (
    <div role="status" className="grid gap-1.5 rounded-md border p-3">
      <p className="flex flex-wrap justify-between gap-x-3">
        <span className="font-medium">{t("sources.rereadingBar.ofDeliveries", { state: state === "done" ? t("sources.rereadingBar.readAgain") : state === "queued" ? t("sources.rereadingBar.aboutToRead") : t("sources.rereadingBar.reading"), done: formatCount(done), total: formatCount(Math.max(total, done)) })}</span>
        <span className="text-xs text-muted-foreground">
          {t("sources.rereadingBar.askedBy", { askedBy, askedAt: formatInstant(askedAt) })}
        </span>
      </p>
      <progress className="h-1.5 w-full" value={done} max={Math.max(total, done, 1)} aria-label={t("sources.rereadingBar.deliveriesReadAgain")} />
      {done > 0 && (
        <p className="text-muted-foreground">
          {t("sources.rereadingBar.readable", { records, readable: formatCount(readable) })}
          {left > 0 && <>{t("sources.rereadingBar.stillCannot", { left: formatCount(left) })}</>}.
        </p>
      )}
    </div>
  );
}
