"use client";

import { type FormEvent, useState, useTransition } from "react";
import { formatCount } from "#components/format/money.ts";
import { refusalText } from "#components/records/refusal-text.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogClose, DialogFooter } from "#components/ui/dialog.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import { rejectRecordAction } from "#lib/review/actions.ts";
import { BulkDialog, type BulkResult } from "./bulk-dialog.tsx";
import { sumText } from "./selection-bar.tsx";

type RejectManyProps = { records: readonly RecordRow[]; onClose: () => void; onDone: () => void };

/** Rejects many records for one reason, one after the other, and tells what became of each. */
export function RejectMany({ records, onClose, onDone }: RejectManyProps) {
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [results, setResults] = useState<BulkResult[] | null>(null);
  const [count, setCount] = useState(0);
  const [isPending, start] = useTransition();

  const reject = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") return setError("Say why: it stays with each record.");
    start(async () => {
      const done: BulkResult[] = [];
      for (const record of records) {
        const outcome = await rejectRecordAction({ recordId: record.id, revision: record.revision, reason: reason.trim() }).catch(() => null);
        done.push({ record, refusal: outcome === null ? refusalText({ code: "no-answer" }) : outcome.ok ? null : refusalText(outcome.error) });
        setCount(done.length);
      }
      setResults(done);
    });
  };

  return (
    <BulkDialog
      title={`Reject ${records.length === 1 ? "1 record" : `${formatCount(records.length)} records`}?`}
      description={
        <>
          Together <strong className="text-foreground">{sumText(records)}</strong>. They will not be posted. Each can be opened again later.
        </>
      }
      done="rejected"
      results={results}
      onClose={onClose}
      onDone={onDone}
    >
      <form onSubmit={reject} className="grid gap-4">
        <Field id="reject-reason" label="Reason" error={error}>
          <Textarea
            id="reject-reason"
            value={reason}
            autoFocus
            maxLength={1000}
            onChange={(event) => {
              setReason(event.target.value);
              setError(null);
            }}
            {...describedBy("reject-reason", { error })}
          />
        </Field>
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="outline">Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="destructive" isPending={isPending}>
            {isPending ? `Rejecting ${formatCount(count)} of ${formatCount(records.length)}` : `Reject ${formatCount(records.length)}`}
          </Button>
        </DialogFooter>
      </form>
    </BulkDialog>
  );
}
