"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { formatInstant } from "#components/format/time.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import type { Moved } from "#lib/records/refusal.ts";
import { ChangesTable } from "./changes-table.tsx";

/** Shown when somebody was faster: what they changed, and how to go on. What was typed on the page stays typed. Mounted while open. */
export function ConflictDialog({ moved, onClose }: { moved: Moved; onClose: () => void }) {
  const t = useTranslations();
  const router = useRouter();
  const reload = () => {
    router.refresh();
    onClose();
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="sm:max-w-xl">
        <DialogHeader>
          <DialogTitle>{t("records.conflictDialog.title", { by: moved.by })}</DialogTitle>
          <DialogDescription>
            {t("records.conflictDialog.description", { at: formatInstant(moved.at), revision: moved.revision, state: t(`format.states.${moved.state}`) })}
          </DialogDescription>
        </DialogHeader>
        {moved.changes.length > 0 ? (
          <ChangesTable changes={moved.changes} caption={t("records.conflictDialog.whatChanged")} />
        ) : (
          <p className="text-muted-foreground">{t("records.conflictDialog.noFieldChanged")}</p>
        )}
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            {t("records.conflictDialog.keepMine")}
          </Button>
          <Button onClick={reload} autoFocus>
            {t("records.conflictDialog.showNew")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
