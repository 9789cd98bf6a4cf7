"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { formatCount } from "#components/format/money.ts";
import { useSourceAction } from "#components/sources/use-source-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { askReadAgainAction } from "#lib/rereading/actions.ts";
import type { RereadDelivery, RereadingProgress } from "#lib/rereading/queries.ts";

type ReadAgainDialogProps = { ids: readonly string[]; onClose: (isDone: boolean) => void };
type Progress = { rereading: RereadingProgress; deliveries: RereadDelivery[] };

const lookEveryMs = 600;

/** Asks before deliveries are read again, shows how far it is, and tells what became of each. */
export function ReadAgainDialog({ ids, onClose }: ReadAgainDialogProps) {
  const [rereadingId, setRereadingId] = useState<string | null>(null);
  const progress = useProgress(rereadingId);
  const [run, isPending] = useSourceAction();
  const isDone = progress?.rereading.state === "done";
  const count = ids.length === 1 ? "this delivery" : `${formatCount(ids.length)} deliveries`;
  const ask = () => run(() => askReadAgainAction({ by: "deliveries", ids: [...ids] }), (asked) => setRereadingId(asked.rereadingId));
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose(rereadingId !== null)}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{isDone ? "Read again" : `Read ${count} again?`}</DialogTitle>
          <DialogDescription>
            {isDone
              ? `${formatCount(progress.rereading.readable)} of ${formatCount(progress.rereading.done)} can be read, with ${formatCount(progress.rereading.records)} ${progress.rereading.records === 1 ? "record" : "records"}.`
              : "With the source's mapping as it is now. Records that nobody has touched take what is read; for others the difference is put up as a change to accept. Nothing is made twice."}
          </DialogDescription>
        </DialogHeader>
        {rereadingId !== null && !isDone && (
          <div role="status" className="grid gap-1.5">
            <progress className="h-1.5 w-full accent-primary" value={progress?.rereading.done ?? 0} max={Math.max(1, ids.length)} aria-label="Deliveries read again" />
            <p className="text-muted-foreground">
              {formatCount(progress?.rereading.done ?? 0)} of {formatCount(ids.length)}. It goes on when you close this.
            </p>
          </div>
        )}
        {isDone && (
          <ul className="max-h-80 divide-y overflow-y-auto rounded-md border">
            {progress.deliveries.map((delivery) => (
              <li key={delivery.id} className="flex items-start gap-2 px-3 py-2">
                {delivery.state === "unreadable" ? <CircleAlert className="mt-0.5 size-4 shrink-0 text-error" aria-label="Unreadable" /> : <CircleCheck className="mt-0.5 size-4 shrink-0 text-posted" aria-label="Read" />}
                <span className="min-w-0">
                  <Link href={`/deliveries/${delivery.id}`} className="font-medium underline-offset-4 hover:underline">
                    {delivery.topic ?? "Message without a topic"}
                  </Link>{" "}
                  <span className="text-muted-foreground">{delivery.sourceName}</span>
                  {delivery.problem && <span className={`block ${delivery.state === "unreadable" ? "text-error-fg" : "text-muted-foreground"}`}>{delivery.problem}</span>}
                </span>
              </li>
            ))}
          </ul>
        )}
        <DialogFooter>
          {rereadingId === null ? (
            <>
              <DialogClose asChild>
                <Button variant="outline">Cancel</Button>
              </DialogClose>
              <Button onClick={ask} isPending={isPending} autoFocus>
                Read again
              </Button>
            </>
          ) : (
            <Button onClick={() => onClose(true)}>Close</Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

/** How a rereading stands, asked until it is done. */
function useProgress(id: string | null): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  const isDone = progress?.rereading.state === "done";
  useEffect(() => {
    if (id === null || isDone) return;
    const look = async () => {
      const answer = await fetch(`/api/rereadings/${id}`, { headers: { accept: "application/json" } }).catch(() => null);
      if (answer?.ok) setProgress((await answer.json()) as Progress);
    };
    void look();
    const timer = setInterval(() => void look(), lookEveryMs);
    return () => clearInterval(timer);
  }, [id, isDone]);
  return progress;
}
