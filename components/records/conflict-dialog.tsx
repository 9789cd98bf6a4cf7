"use client";

import { useRouter } from "next/navigation";
import { formatInstant } from "#components/format/time.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { stateLabels } from "#lib/canonical/states.ts";
import type { Moved } from "#lib/records/refusal.ts";
import { ChangesTable } from "./changes-table.tsx";

/** Shown when somebody was faster: what they changed, and how to go on. What was typed on the page stays typed. Mounted while open. */
export function ConflictDialog({ moved, onClose }: { moved: Moved; onClose: () => void }) {
  const router = useRouter();
  const reload = () => {
    router.refresh();
    onClose();
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="sm:max-w-xl">
        <DialogHeader>
          <DialogTitle>{moved.by} changed this record meanwhile</DialogTitle>
          <DialogDescription>
            {formatInstant(moved.at)} · revision {moved.revision} · {stateLabels[moved.state]}. Nothing of yours was saved, and what you typed is still there.
          </DialogDescription>
        </DialogHeader>
        {moved.changes.length > 0 ? (
          <ChangesTable changes={moved.changes} caption="What changed" />
        ) : (
          <p className="text-muted-foreground">No field changed; only where the record stands.</p>
        )}
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            Keep looking at mine
          </Button>
          <Button onClick={reload} autoFocus>
            Show the new version
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
