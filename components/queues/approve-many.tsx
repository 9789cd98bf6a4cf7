"use client";

import { useState, useTransition } from "react";
import { formatCount } from "#components/format/money.ts";
import { refusalText } from "#components/records/refusal-text.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogClose, DialogFooter } from "#components/ui/dialog.tsx";
import { approveRecordsAction } from "#lib/approval/actions.ts";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import { BulkDialog, type BulkResult } from "./bulk-dialog.tsx";
import { sumText } from "./selection-bar.tsx";

type ApproveManyProps = { records: readonly RecordRow[]; onClose: () => void; onDone: () => void };

/** Approves many records in one go: says count and sum first, and afterwards what became of each. */
export function ApproveMany({ records, onClose, onDone }: ApproveManyProps) {
  const [results, setResults] = useState<BulkResult[] | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const corrected = records.filter((record) => record.touched).length;

  const approve = () =>
    start(async () => {
      const outcome = await approveRecordsAction({ records: records.map(({ id, revision }) => ({ id, revision })) }).catch(() => null);
      if (outcome === null) return setRefusal(refusalText({ code: "no-answer" }));
      if (!outcome.ok) return setRefusal(refusalText(outcome.error));
      const byId = new Map(outcome.value.results.map((result) => [result.id, result]));
      setResults(
        records.map((record) => {
          const result = byId.get(record.id);
          if (result === undefined) return { record, refusal: "Nothing was said about it." };
          if (!result.ok) return { record, refusal: refusalText(result.error) };
          return result.state === "approved" ? { record, refusal: null } : { record, refusal: null, note: "One more approval is needed before it is posted." };
        }),
      );
    });

  return (
    <BulkDialog
      title={`Approve ${records.length === 1 ? "1 record" : `${formatCount(records.length)} records`}?`}
      description={
        <>
          Together <strong className="text-foreground">{sumText(records)}</strong>. Each is checked again, approved by itself and then posted to AutoCount; what
          cannot be approved stays as it is.
        </>
      }
      done="approved"
      results={results}
      onClose={onClose}
      onDone={onDone}
    >
      {corrected > 0 && (
        <p className="text-muted-foreground">
          {formatCount(corrected)} {corrected === 1 ? "was" : "were"} corrected by hand. Whoever changed a value cannot approve it.
        </p>
      )}
      {refusal && (
        <p role="alert" className="text-error-fg">
          {refusal}
        </p>
      )}
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button onClick={approve} isPending={isPending} autoFocus>
          Approve {formatCount(records.length)}
        </Button>
      </DialogFooter>
    </BulkDialog>
  );
}
