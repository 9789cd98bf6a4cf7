"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { formatDate } from "#components/format/time.ts";
import { useDesk, useRecordAction } from "#components/records/desk.tsx";
import { paneHref } from "#components/records/pane-href.ts";
import { tell } from "#components/records/tell.ts";
import { withUndo } from "#components/records/undo.ts";
import { useKeptText } from "#components/records/use-kept-text.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";
import { snoozeRecordAction } from "#lib/teamwork/actions.ts";

type SnoozeFieldProps = { record: { id: string; revision: number; isOpen: boolean }; until: string | null; mayOrganise: boolean };

/** Puts a record off until a day: it leaves the queues and is back that morning, or as soon as its state changes. */
export function SnoozeField({ record, until, mayOrganise }: SnoozeFieldProps) {
  const t = useTranslations();
  const id = useId();
  const [kept, keep] = useKeptText(`holdpoint:snooze:${record.id}`);
  const day = kept ?? "";
  const { record: { number }, place } = useDesk();
  const [run, isPending] = useRecordAction();
  const set = (to: string | null) =>
    run(() => snoozeRecordAction({ recordId: record.id, revision: record.revision, until: to }), () => {
      keep(null);
      tell.success(to === null ? t("teamwork.snoozeField.back") : t("teamwork.snoozeField.putOffUntil", { day: formatDate(to) }), withUndo(t, {
        undo: () => snoozeRecordAction({ recordId: record.id, revision: record.revision, until }),
        done: t("teamwork.snoozeField.asItWas"),
        afterwards: { what: to === null ? t("teamwork.snoozeField.backAfterwards", { number }) : t("teamwork.snoozeField.afterwards", { number }), href: paneHref(place.href, "notes") },
      }));
    });
  if (until !== null) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p>{t("teamwork.snoozeField.putOffUntilMorning", { until: formatDate(until) })}</p>
        {mayOrganise && <Button variant="outline" disabled={isPending} onClick={() => set(null)}>{t("teamwork.snoozeField.bringBack")}</Button>}
      </div>
    );
  }
  if (!record.isOpen || !mayOrganise) return null;
  return (
    <div className="grid gap-1">
      <Label htmlFor={id}>{t("teamwork.snoozeField.label")}</Label>
      <div className="flex flex-wrap items-center gap-2">
        {[[t("teamwork.snoozeField.tomorrow"), 1], [t("teamwork.snoozeField.inAWeek"), 7]].map(([label, days]) => (
          <Button key={label} variant="outline" disabled={isPending} onClick={() => set(dayAfter(Number(days)))}>{label}</Button>
        ))}
        <Input id={id} type="date" className="w-auto" value={day} min={dayAfter(1)} onChange={(event) => keep(event.target.value === "" ? null : event.target.value)} />
        <Button variant="outline" disabled={day === "" || isPending} onClick={() => set(day)}>{t("teamwork.snoozeField.putOff")}</Button>
      </div>
    </div>
  );
}

/** The Malaysian day so many days from now: UTC+8, no daylight saving. */
function dayAfter(days: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}
