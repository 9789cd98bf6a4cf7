"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { RestorePreview } from "#lib/review/preview-restore.ts";
import { ChangesTable } from "./changes-table.tsx";

type RestoreDialogProps = { preview: RestorePreview; revision: number; isPending: boolean; onRestore: (reason: string) => void; onClose: () => void };

/** Shows, field by field, what bringing an earlier revision back changes, and what follows from it. Mounted while open. */
export function RestoreDialog({ preview: { restore, changes, left, movesValue, holds }, revision, isPending, onRestore, onClose }: RestoreDialogProps) {
  const [reason, setReason] = useState("");
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="sm:max-w-xl">
        <DialogHeader>
          <DialogTitle>Restore revision {restore}</DialogTitle>
          <DialogDescription>
            It becomes revision {revision + 1}; all revisions stay in the history. It is checked again, and approvals given until now no longer count. What the source has told since, such as payments and
            deliveries, stays.
          </DialogDescription>
        </DialogHeader>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isPending) onRestore(reason.trim());
          }}
        >
          <section aria-label="What changes" className="grid gap-1">
            <h3 className="text-xs font-medium text-muted-foreground">As it stands now, and as restored</h3>
            <div className="max-h-64 overflow-y-auto rounded-md border px-3 py-2">
              <ChangesTable changes={changes} caption="As it stands now, and as restored" />
              {left > 0 && <p className="mt-1 text-xs text-muted-foreground">And {left} more.</p>}
            </div>
          </section>
          {holds.length > 0 && <p className="text-held-fg">It would be held: {holds.join(", ")}.</p>}
          {movesValue && <p className="text-xs text-held-fg">This changes a value, so somebody else will have to approve.</p>}
          <Field id="restore-reason" label="Reason (for the history)">
            <Textarea id="restore-reason" value={reason} onChange={(event) => setReason(event.target.value)} maxLength={1000} />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">Cancel</Button>
            </DialogClose>
            <Button type="submit" isPending={isPending} autoFocus>
              Restore revision {restore}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
