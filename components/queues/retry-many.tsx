"use client";

import { useState, useTransition } from "react";
import { formatCount } from "#components/format/money.ts";
import { refusalText } from "#components/records/refusal-text.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogClose, DialogFooter } from "#components/ui/dialog.tsx";
import { stateLabels } from "#lib/canonical/states.ts";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import { retryManyAction } from "#lib/review/actions.ts";
import { BulkDialog, type BulkResult } from "./bulk-dialog.tsx";
import { sumText } from "./selection-bar.tsx";

type RetryManyProps = { records: readonly RecordRow[]; onClose: () => void; onDone: () => void };

const isRefused = ({ holds }: RecordRow) => holds.some(({ rule }) => rule === "ledger-refused");

/** Sends many documents that AutoCount refused once more; says first which of the selected those are, and afterwards what became of each. */
export function RetryMany({ records, onClose, onDone }: RetryManyProps) {
  const [error, setError] = useState<string | null>(null);
  const [results, setResults] = useState<BulkResult[] | null>(null);
  const [isPending, start] = useTransition();
  const refused = records.filter(isRefused);
  const others = records.length - refused.length;
  const alsoHeld = refused.filter(({ holds }) => holds.length > 1).length;

  const retry = () =>
    start(async () => {
      const answer = await retryManyAction({ records: refused.map(({ id, revision }) => ({ id, revision })) }).catch(() => null);
      if (answer === null) return setError(refusalText({ code: "no-answer" }));
      if (!answer.ok) return setError(refusalText(answer.error));
      const outcomes = new Map(answer.value.results.map((outcome) => [outcome.id, outcome]));
      setResults(refused.map((record): BulkResult => {
        const outcome = outcomes.get(record.id);
        if (outcome === undefined) return { record, refusal: refusalText({ code: "no-answer" }) };
        if (!outcome.ok) return { record, refusal: refusalText(outcome.error) };
        return { record, refusal: null, note: outcome.state === "approved" ? "It is in line for AutoCount." : `It is ${stateLabels[outcome.state].toLowerCase()} now.` };
      }));
    });

  return (
    <BulkDialog
      title={`Send ${refused.length === 1 ? "1 document" : `${formatCount(refused.length)} documents`} once more?`}
      description={
        <>
          {refused.length > 0 && (
            <>
              Together <strong className="text-foreground">{sumText(refused)}</strong>. Each is sent as it stands here, under the number that it has; what its source&apos;s mapping would make of the message today is not
              used. To use that, read its delivery again first.
            </>
          )}
          {others > 0 && ` ${others === 1 ? "1 of the selected was" : `${formatCount(others)} of the selected were`} not refused by AutoCount and ${others === 1 ? "is" : "are"} left out.`}
          {alsoHeld > 0 && ` ${alsoHeld === 1 ? "1 is" : `${formatCount(alsoHeld)} are`} held for something else too and ${alsoHeld === 1 ? "stays" : "stay"} held for it.`}
        </>
      }
      done="tried again"
      results={results}
      onClose={onClose}
      onDone={onDone}
    >
      {error !== null && (
        <p role="alert" className="text-error-fg">
          {error}
        </p>
      )}
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button onClick={retry} isPending={isPending} disabled={refused.length === 0}>
          {refused.length === 1 ? "Send it again" : `Send ${formatCount(refused.length)} again`}
        </Button>
      </DialogFooter>
    </BulkDialog>
  );
}
