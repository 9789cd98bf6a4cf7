"use client";

import { useTranslations } from "next-intl";
import { ruleTitles } from "#components/rules/rule-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { RestorePreview } from "#lib/review/preview-restore.ts";
import { ChangesTable } from "./changes-table.tsx";

type RestoreDialogProps = { preview: RestorePreview; revision: number; reason: string; onReason: (reason: string) => void; isPending: boolean; onRestore: () => void; onClose: () => void };

/** Shows, field by field, what bringing an earlier revision back changes, and what follows from it. Mounted while open. */
export function RestoreDialog({ preview: { restore, changes, left, movesValue, holds }, revision, reason, onReason, isPending, onRestore, onClose }: RestoreDialogProps) {
  const t = useTranslations();
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="sm:max-w-xl">
        <DialogHeader>
          <DialogTitle>{t("records.restoreDialog.title", { restore })}</DialogTitle>
          <DialogDescription>
            {t("records.restoreDialog.description", { revision: revision + 1 })}
          </DialogDescription>
        </DialogHeader>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isPending) onRestore();
          }}
        >
          <section aria-label={t("records.restoreDialog.whatChanges")} className="grid gap-1">
            <h3 className="text-xs font-medium text-muted-foreground">{t("records.restoreDialog.compared")}</h3>
            <div className="max-h-64 overflow-y-auto rounded-md border px-3 py-2">
              <ChangesTable changes={changes} caption={t("records.restoreDialog.compared")} />
              {left > 0 && <p className="mt-1 text-xs text-muted-foreground">{t("records.restoreDialog.more", { left })}</p>}
            </div>
          </section>
          {holds.length > 0 && <p className="text-held-fg">{t("records.restoreDialog.wouldBeHeld", { holds: ruleTitles(t, holds) })}</p>}
          {movesValue && <p className="text-xs text-held-fg">{t("records.restoreDialog.movesValue")}</p>}
          <Field id="restore-reason" label={t("records.restoreDialog.reason")}>
            <Textarea id="restore-reason" value={reason} onChange={(event) => onReason(event.target.value)} maxLength={1000} />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{t("records.restoreDialog.cancel")}</Button>
            </DialogClose>
            <Button type="submit" isPending={isPending} autoFocus>
              {t("records.restoreDialog.title", { restore })}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
