"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

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

/** Says what will happen and asks why, before it does. Mounted while it is open. */
export function ReasonDialog({ title, text, confirm, proposed = "", isDestructive = false, isPending, onReason, onClose, children }: ReasonDialogProps) {
  const t = useTranslations();
  const [reason, setReason] = useState(proposed);
  const [error, setError] = useState<string>();
  const submit = () => {
    if (reason.trim() === "") setError(t("records.reasonDialog.sayWhy"));
    else onReason(reason.trim());
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
                setReason(event.target.value);
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
