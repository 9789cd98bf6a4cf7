"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { formatInstant } from "#components/format/time.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { stateLabels } from "#lib/canonical/states.ts";
import type { Moved } from "#lib/records/refusal.ts";
import { ChangesTable } from "./changes-table.tsx";

/** Shown when somebody was faster: what they changed, and how to go on. What was typed on the page stays typed. */
export function ConflictDialog({ moved, onClose }: { moved: Moved | null; onClose: () => void }) {
  const router = useRouter();
  // The text stays while the dialog closes.
  const last = useRef<Moved | null>(null);
  if (moved !== null) last.current = moved;
  const shown = moved ?? last.current;
  const reload = () => {
    router.refresh();
    onClose();
  };
  return (
    <Dialog open={moved !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      {shown !== null && (
        <DialogContent className="sm:max-w-xl">
          <DialogHeader>
            <DialogTitle>{shown.by} changed this record meanwhile</DialogTitle>
            <DialogDescription>
              {formatInstant(shown.at)} · revision {shown.revision} · {stateLabels[shown.state]}. Nothing of yours was
              saved, and what you typed is still there.
            </DialogDescription>
          </DialogHeader>
          {shown.changes.length > 0 ? (
            <ChangesTable changes={shown.changes} caption="What changed" />
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
      )}
    </Dialog>
  );
}
