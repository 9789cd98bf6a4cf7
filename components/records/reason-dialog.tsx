"use client";

import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { type ReactNode, use, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { ReasonedRecord, reasonIsSent } from "./sent-reasons.ts";
import { useKeptText } from "./use-kept-text.ts";

type ReasonDialogProps = {
  title: string;
  text: string;
  confirm: string;
  proposed?: string;
  isDestructive?: boolean;
  isPending: boolean;
  onReason: (reason: string) => void;
  onClose: () => void;
  /** What else is asked, above the reason. */
  children?: ReactNode;
};

/** Says what will happen and asks why, before it does. Mounted while it is open; what is typed outlives a reload, and a refusal. */
export function ReasonDialog({ title, text, confirm, proposed = "", isDestructive = false, isPending, onReason, onClose, children }: ReasonDialogProps) {
  const t = useTranslations();
  const recordId = use(ReasonedRecord);
  const path = usePathname();
  const key = `holdpoint:reason:${recordId ?? path} ${title}`;
  const [kept, keep] = useKeptText(key);
  const reason = kept ?? proposed;
  const [error, setError] = useState<string>();
  const submit = () => {
    if (reason.trim() === "") setError(t("records.reasonDialog.sayWhy"));
    else {
      if (recordId === null) keep(null);
      else reasonIsSent(recordId, key);
      onReason(reason.trim());
    }
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{text}</DialogDescription>
        </DialogHeader>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {children}
          <Field id="reason" label={t("records.reasonDialog.reason")} error={error}>
            <Textarea
              id="reason"
              value={reason}
              autoFocus
              onChange={(event) => {
                keep(event.target.value === proposed ? null : event.target.value);
                setError(undefined);
              }}
              onKeyDown={(event) => {
                if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
              }}
              {...describedBy("reason", { error })}
            />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{t("records.reasonDialog.cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant={isDestructive ? "destructive" : "primary"} isPending={isPending}>
              {confirm}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
