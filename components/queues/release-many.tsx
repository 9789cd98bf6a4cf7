"use client";

import { type FormEvent, useState, useTransition } from "react";
import { formatCount } from "#components/format/money.ts";
import { refusalText } from "#components/records/refusal-text.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogClose, DialogFooter } from "#components/ui/dialog.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { type RecordState, stateLabels } from "#lib/canonical/states.ts";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import { releaseManyAction } from "#lib/review/actions.ts";
import { BulkDialog, type BulkResult } from "./bulk-dialog.tsx";
import { sumText } from "./selection-bar.tsx";

type ReleaseManyProps = { records: readonly RecordRow[]; onClose: () => void; onDone: () => void };

/** Lets many waiting records go on for one reason, and tells what became of each. */
export function ReleaseMany({ records, onClose, onDone }: ReleaseManyProps) {
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [results, setResults] = useState<BulkResult[] | null>(null);
  const [isPending, start] = useTransition();

  const release = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") return setError("Say why they need not wait: it stays with each record.");
    start(async () => {
      const answer = await releaseManyAction({ records: records.map(({ id, revision }) => ({ id, revision })), reason: reason.trim() }).catch(() => null);
      if (answer === null) return setError(refusalText({ code: "no-answer" }));
      if (!answer.ok) return setError(refusalText(answer.error));
      const outcomes = new Map(answer.value.results.map((outcome) => [outcome.id, outcome]));
      setResults(records.map((record): BulkResult => {
        const outcome = outcomes.get(record.id);
        if (outcome === undefined) return { record, refusal: refusalText({ code: "no-answer" }) };
        return outcome.ok ? { record, refusal: null, note: `It is ${stateLabels[outcome.state as RecordState].toLowerCase()} now.` } : { record, refusal: refusalText(outcome.error) };
      }));
    });
  };

  return (
    <BulkDialog
      title={`Let ${records.length === 1 ? "1 record" : `${formatCount(records.length)} records`} go on?`}
      description={
        <>
          Together <strong className="text-foreground">{sumText(records)}</strong>. Each is checked as if what it waits for had come, and is then held or ready to approve.
        </>
      }
      done="released"
      results={results}
      onClose={onClose}
      onDone={onDone}
    >
      <form onSubmit={release} className="grid gap-4">
        <Field id="release-reason" label="Reason" error={error}>
          <Textarea
            id="release-reason"
            value={reason}
            autoFocus
            maxLength={1000}
            onChange={(event) => {
              setReason(event.target.value);
              setError(null);
            }}
            {...describedBy("release-reason", { error })}
          />
        </Field>
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="outline">Cancel</Button>
          </DialogClose>
          <Button type="submit" isPending={isPending}>
            {records.length === 1 ? "Do not wait" : `Release ${formatCount(records.length)}`}
          </Button>
        </DialogFooter>
      </form>
    </BulkDialog>
  );
}
