"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { formatCount } from "#components/format/money.ts";
import { useSourceAction } from "#components/sources/use-source-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { Link } from "#components/ui/link.tsx";
import { askReadAgainAction } from "#lib/rereading/actions.ts";
import type { RereadDelivery, RereadingProgress } from "#lib/rereading/queries.ts";

type ReadAgainDialogProps = { ids: readonly string[]; onClose: (isDone: boolean) => void };
type Progress = { rereading: RereadingProgress; deliveries: RereadDelivery[] };

const lookEveryMs = 600;

/** Asks before deliveries are read again, shows how far it is, and tells what became of each. */
export function ReadAgainDialog({ ids, onClose }: ReadAgainDialogProps) {
  const t = useTranslations();
  const [rereadingId, setRereadingId] = useState<string | null>(null);
  const progress = useProgress(rereadingId);
  const [run, isPending] = useSourceAction();
  const isDone = progress?.rereading.state === "done";
  const count = t("deliveries.readAgainDialog.thisDelivery", { idsCount: ids.length });
  const ask = () => run(() => askReadAgainAction({ by: "deliveries", ids: [...ids] }), (asked) => setRereadingId(asked.rereadingId));
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose(rereadingId !== null)}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{isDone ? t("deliveries.readAgainDialog.readAgain") : t("deliveries.readAgainDialog.readAgain2", { count })}</DialogTitle>
          <DialogDescription>
            {isDone
              ? t("deliveries.readAgainDialog.readable", { records: progress.rereading.records, readable: formatCount(progress.rereading.readable), done: formatCount(progress.rereading.done) })
              : t("deliveries.readAgainDialog.withTheSourcesMapping")}
          </DialogDescription>
        </DialogHeader>
        {rereadingId !== null && !isDone && (
          <div role="status" className="grid gap-1.5">
            <progress className="h-1.5 w-full" value={progress?.rereading.done ?? 0} max={Math.max(1, ids.length)} aria-label={t("deliveries.readAgainDialog.deliveriesReadAgain")} />
            <p className="text-muted-foreground">
              {t("deliveries.readAgainDialog.ofItGoes", { done: formatCount(progress?.rereading.done ?? 0), idsCount: formatCount(ids.length) })}
            </p>
          </div>
        )}
        {isDone && (
          <ul className="max-h-80 divide-y overflow-y-auto rounded-md border">
            {progress.deliveries.map((delivery) => (
              <li key={delivery.id} className="flex items-start gap-2 px-3 py-2">
                {delivery.state === "unreadable" ? <CircleAlert className="mt-0.5 size-4 shrink-0 text-error" aria-label={t("deliveries.readAgainDialog.unreadable")} /> : <CircleCheck className="mt-0.5 size-4 shrink-0 text-posted" aria-label={t("deliveries.readAgainDialog.read")} />}
                <span className="min-w-0">
                  <Link href={`/deliveries/${delivery.id}`} className="font-medium underline-offset-4 hover:underline">
                    {delivery.topic ?? t("deliveries.readAgainDialog.messageWithoutATopic")}
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
                <Button variant="outline">{t("deliveries.readAgainDialog.cancel")}</Button>
              </DialogClose>
              <Button onClick={ask} isPending={isPending} autoFocus>
                {t("deliveries.readAgainDialog.readAgain")}
              </Button>
            </>
          ) : (
            <Button onClick={() => onClose(true)}>{t("deliveries.readAgainDialog.close")}</Button>
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
