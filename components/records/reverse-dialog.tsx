"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { reverseRecordAction } from "#lib/posting/actions.ts";
import type { ScreenReversal } from "#lib/review/record-screen.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { tell } from "./tell.ts";

const ReasonDialog = loadLater(() => import("./reason-dialog.tsx").then((module) => module.ReasonDialog));

/** Takes a posted document out of the books again, or says what stands in the way before anybody asks. */
export function ReverseDocument({ reversal, docNo }: { reversal: ScreenReversal; docNo: string }) {
  const { record } = useDesk();
  const [run, isPending] = useRecordAction();
  const [isAsking, setIsAsking] = useState(false);
  if (!reversal.isPossible) return <p className="border-t pt-3 text-muted-foreground">It cannot be reversed now. {reversal.why}</p>;

  const reverse = (reason: string) =>
    run(
      () => reverseRecordAction({ recordId: record.id, revision: record.revision, reason }),
      () => {
        setIsAsking(false);
        tell.success(`${docNo} is being voided`, { description: "It counts until AutoCount says that it is voided." });
      },
    );
  return (
    <div className="grid justify-items-start gap-2 border-t pt-3">
      {reversal.mayHinder !== null && <p className="text-muted-foreground">{reversal.mayHinder}</p>}
      <Button variant="outline" onClick={() => setIsAsking(true)}>
        <Undo2 /> Reverse …
      </Button>
      {isAsking && (
        <ReasonDialog title={`Reverse ${record.number}`} text={whatWillHappen(docNo, reversal)} confirm={`Void ${docNo}`} isDestructive isPending={isPending} onReason={reverse} onClose={() => setIsAsking(false)} />
      )}
    </div>
  );
}

function whatWillHappen(docNo: string, { hoursLeft, mayHinder }: Extract<ScreenReversal, { isPossible: true }>): string {
  const first = hoursLeft === null ? "" : ` Cancel its e-invoice first (at least ${hoursLeft} hours are left): while that stands, nothing is voided.`;
  return `${docNo} is voided in AutoCount: it stays there with its number and no longer counts. This cannot be undone, and the number is never used again.${first}${mayHinder === null ? "" : ` ${mayHinder}`}`;
}
