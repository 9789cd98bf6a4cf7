"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { formatCount } from "#components/format/money.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import { settleEvent } from "./arrivals.tsx";

/** What became of one record: why it was refused, null where it went well; and what else is to be said of it. */
export type BulkResult = { record: RecordRow; refusal: string | null; note?: string };

type BulkDialogProps = {
  title: string;
  /** What will happen, with count and sum. */
  description: ReactNode;
  /** What is done, for "3 approved". */
  done: string;
  results: readonly BulkResult[] | null;
  onClose: () => void;
  onDone: () => void;
  /** The question; gives way to the results. */
  children: ReactNode;
};

/** Asks before many records are decided, and afterwards tells what became of each. */
export function BulkDialog({ title, description, done, results, onClose, onDone, children }: BulkDialogProps) {
  const t = useTranslations();
  const router = useRouter();
  const refused = results?.filter((result) => result.refusal !== null) ?? [];
  const close = () => {
    onClose();
    if (results === null) return;
    onDone();
    window.dispatchEvent(new Event(settleEvent));
    router.refresh();
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{results ? t("queues.bulkDialog.doneOf", { done: formatCount(results.length - refused.length), total: formatCount(results.length), what: done }) : title}</DialogTitle>
          <DialogDescription>
            {results ? (refused.length === 0 ? t("queues.bulkDialog.eachWentThrough") : t("queues.bulkDialog.refusedCount", { refused: formatCount(refused.length) })) : description}
          </DialogDescription>
        </DialogHeader>
        {results ? (
          <>
            <ul className="max-h-80 divide-y overflow-y-auto rounded-md border">
              {[...refused, ...withNotesFirst(results.filter((result) => result.refusal === null))].map(({ record, refusal, note }) => (
                <li key={record.id} className="flex items-start gap-2 px-3 py-2">
                  {refusal === null ? <CircleCheck className="mt-0.5 size-4 shrink-0 text-posted" aria-label={t("queues.bulkDialog.done")} /> : <CircleAlert className="mt-0.5 size-4 shrink-0 text-error" aria-label={t("queues.bulkDialog.refused")} />}
                  <span className="min-w-0">
                    <span className="font-medium">{record.number}</span> <span className="text-muted-foreground">{record.partyName}</span>
                    {refusal !== null && <span className="block text-error-fg">{refusal}</span>}
                    {note && <span className="block text-muted-foreground">{note}</span>}
                  </span>
                </li>
              ))}
            </ul>
            <DialogFooter>
              <Button onClick={close} autoFocus>
                {t("queues.bulkDialog.close")}
              </Button>
            </DialogFooter>
          </>
        ) : (
          children
        )}
      </DialogContent>
    </Dialog>
  );
}

function withNotesFirst(results: readonly BulkResult[]): BulkResult[] {
  return results.toSorted((a, b) => Number(b.note !== undefined) - Number(a.note !== undefined));
}
