"use client";

import { useState, useTransition } from "react";
import { ReasonDialog } from "#components/records/reason-dialog.tsx";
import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { decideConflictAction } from "#lib/ownership/actions.ts";
import type { ConflictRow } from "#lib/ownership/queries.ts";

function decisionText(data: ConflictRow["data"], decision: "take" | "ignore"): string {
  if (data === "price") return decision === "take" ? "The record goes on with these prices. The same prices of this source for these items are taken from now on." : "AutoCount's prices stand: the record stays held until its prices are corrected. It is no longer listed here.";
  if (data === "payment-status" || data === "order-status") return decision === "take" ? "What the source says of this order counts as if its owner had said it." : "What the owner says stands; this is no longer listed.";
  return decision === "take" ? "The record goes on with these values. The same values of this source are taken from now on." : "The record is kept and nothing of it is written. The same values of this source are ignored from now on.";
}

/** Takes the record's values, or has them ignored; why is asked and kept. */
export function DecideConflict({ row }: { row: ConflictRow }) {
  const [decision, setDecision] = useState<"take" | "ignore" | null>(null);
  const [isPending, start] = useTransition();
  const { recordId, revision, number, sourceName, values } = row;
  const decide = (reason: string) =>
    start(async () => {
      if (decision === null) return;
      const outcome = await decideConflictAction({ recordId, revision, seqs: values.map(({ seq }) => seq), decision, reason }).catch(() => null);
      setDecision(null);
      if (outcome?.ok) return tell.success(decision === "take" ? `${number}: the values are taken.` : `${number}: the values are ignored from now on.`);
      const error = outcome === null ? ({ code: "no-answer" } as const) : outcome.error;
      tell.error(error.code === "changed-meanwhile" && !("moved" in error) ? "The record was changed or decided meanwhile. Look at it again." : refusalText(error as { code: "no-answer" }));
    });
  return (
    <div className="flex gap-2">
      <Button variant="outline" size="sm" onClick={() => setDecision("take")} aria-label={`Take the values of ${number}`}>
        Take
      </Button>
      <Button variant="outline" size="sm" onClick={() => setDecision("ignore")} aria-label={`Ignore the values of ${number}`}>
        Ignore
      </Button>
      {decision !== null && (
        <ReasonDialog
          title={decision === "take" ? `Take what ${sourceName} says?` : `Ignore what ${sourceName} says?`}
          text={
            decisionText(row.data, decision)
          }
          confirm={decision === "take" ? "Take them" : "Ignore them"}
          isPending={isPending}
          onReason={decide}
          onClose={() => setDecision(null)}
        />
      )}
    </div>
  );
}
