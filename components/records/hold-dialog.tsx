"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { nextDay } from "#components/format/next-day.ts";
import { formatDate } from "#components/format/time.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { holdRecordAction, takeBackHoldAction } from "#lib/review/actions.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { tell } from "./tell.ts";
import { withUndo } from "./undo.ts";
import { useKeptFields } from "./use-kept-fields.ts";

const nothing = { reason: "", day: "" };

/** Asks why and until when a record is held by hand. Mounted while open; what is typed outlives a reload. */
export function HoldDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const { record, place } = useDesk();
  const [run, isPending] = useRecordAction();
  const [{ reason, day }, type, forget] = useKeptFields(`holdpoint:hold:${record.id}`, nothing);
  const [error, setError] = useState<string>();
  const seen = { recordId: record.id, revision: record.revision };

  const hold = () => {
    if (reason.trim() === "") return setError(t("records.holdDialog.sayWhy"));
    run(
      () => holdRecordAction({ ...seen, until: day === "" ? null : day, reason: reason.trim() }),
      ({ hold: made, replaced }) => {
        forget();
        onClose();
        tell.success(t("records.holdDialog.held", { number: record.number }), {
          description: day === "" ? t("records.holdDialog.untilReleased") : t("records.holdDialog.untilMorning", { day: formatDate(day) }),
          ...withUndo(t, {
            undo: () => takeBackHoldAction({ ...seen, hold: made, replaced: replaced?.id ?? null, why: t("records.holdDialog.takenBack") }),
            done: replaced === null ? t("records.holdDialog.released", { number: record.number }) : t("records.holdDialog.heldAsBefore", { number: record.number }),
            afterwards: { what: t("records.holdDialog.afterwards", { number: record.number }), href: place.href },
          }),
        });
      },
    );
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("records.holdDialog.title", { number: record.number })}</DialogTitle>
          <DialogDescription>{t("records.holdDialog.description")}</DialogDescription>
        </DialogHeader>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isPending) hold();
          }}
        >
          <Field id="hold-reason" label={t("records.holdDialog.reason")} error={error}>
            <Textarea
              id="hold-reason" value={reason} autoFocus maxLength={500}
              onChange={(event) => {
                type("reason", event.target.value);
                setError(undefined);
              }}
              onKeyDown={(event) => {
                if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !isPending) hold();
              }}
              {...describedBy("hold-reason", { error })}
            />
          </Field>
          <Field id="hold-until" label={t("records.holdDialog.until")} hint={t("records.holdDialog.untilHint")}>
            <Input id="hold-until" type="date" className="w-auto" value={day} min={nextDay()} onChange={(event) => type("day", event.target.value)} {...describedBy("hold-until", { hint: true })} />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{t("records.holdDialog.cancel")}</Button>
            </DialogClose>
            <Button type="submit" isPending={isPending}>
              {t("records.holdDialog.hold")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
