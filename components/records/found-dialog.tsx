"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { resolvePostingAction } from "#lib/posting/actions.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { type Refusal, refusalText } from "./refusal-text.ts";
import { tell } from "./tell.ts";
import { withoutUndo } from "./undo.ts";

/** Says under which number a document is in AutoCount. It is looked up; only where that cannot settle it, the word counts. */
export function FoundDialog({ docNo, onClose }: { docNo: string; onClose: () => void }) {
  const t = useTranslations();
  const { record, place } = useDesk();
  const [run, isPending] = useRecordAction();
  const [number, setNumber] = useState(docNo);
  const [reason, setReason] = useState("");
  const [isOnMyWord, setOnMyWord] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const asksForWord = refusal?.code === "not-ours" || refusal?.code === "no-look";
  const needsReason = isOnMyWord && reason.trim() === "";

  const submit = () =>
    run(
      () => {
        const word = { ...(reason.trim() !== "" && { reason: reason.trim() }), ...(isOnMyWord && { onMyWord: true }) };
        return resolvePostingAction({ recordId: record.id, revision: record.revision, decision: "found", docNo: number.trim() || docNo, ...word });
      },
      () => {
        onClose();
        tell.success(t("records.foundDialog.postedAs", { number: number.trim() || docNo }), withoutUndo({ what: t("records.foundDialog.afterwards"), href: place.href }));
      },
      (refused) => {
        const isTold = ["not-in-ledger", "not-ours", "no-look", "being-sent", "invalid"].includes(refused.code);
        if (isTold) setRefusal(refused);
        return isTold;
      },
    );
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("records.foundDialog.title", { number: record.number })}</DialogTitle>
          <DialogDescription>{t("records.foundDialog.description")}</DialogDescription>
        </DialogHeader>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!needsReason) submit();
          }}
        >
          <Field id="found-number" label={t("records.foundDialog.numberInAutoCount")}>
            <Input id="found-number" value={number} maxLength={30} autoFocus onChange={(event) => (setNumber(event.target.value), setRefusal(null))} {...describedBy("found-number", {})} />
          </Field>
          {refusal !== null && (
            <p role="alert" className="rounded-md bg-error-soft px-3 py-2 text-error-fg">
              {refusalText(t, refusal)}
            </p>
          )}
          {asksForWord && (
            <label className="flex items-start gap-2">
              <Checkbox checked={isOnMyWord} onChange={(event) => setOnMyWord(event.target.checked)} className="mt-0.5" />
              <span>{t("records.foundDialog.onMyWord")}</span>
            </label>
          )}
          <Field id="found-reason" label={isOnMyWord ? t("records.foundDialog.howKnown") : t("records.foundDialog.reason")} error={needsReason ? t("records.foundDialog.sayHow") : undefined}>
            <Textarea id="found-reason" value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} {...describedBy("found-reason", {})} />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{t("records.foundDialog.cancel")}</Button>
            </DialogClose>
            <Button type="submit" isPending={isPending}>
              {isOnMyWord ? t("records.foundDialog.take") : t("records.foundDialog.lookUp")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
