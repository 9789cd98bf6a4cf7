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

/** Says under which number a document is in AutoCount. It is looked up; only where that cannot settle it, the word counts. */
export function FoundDialog({ docNo, onClose }: { docNo: string; onClose: () => void }) {
  const t = useTranslations();
  const { record } = useDesk();
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
        tell.success(`Posted as ${number.trim() || docNo}`);
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
          <DialogTitle>{record.number} is in AutoCount</DialogTitle>
          <DialogDescription>Holdpoint looks the number up now. Where AutoCount shows it as this record&apos;s document, it is posted.</DialogDescription>
        </DialogHeader>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!needsReason) submit();
          }}
        >
          <Field id="found-number" label="Number in AutoCount">
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
              <span>It is this document: I have seen it in AutoCount myself. Record it on my word.</span>
            </label>
          )}
          <Field id="found-reason" label={isOnMyWord ? "How do you know?" : "Reason (may be empty)"} error={needsReason ? "Say how you know: it stays with the record." : undefined}>
            <Textarea id="found-reason" value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} {...describedBy("found-reason", {})} />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">Cancel</Button>
            </DialogClose>
            <Button type="submit" isPending={isPending}>
              {isOnMyWord ? "Take it as posted" : "Look it up and take it"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
