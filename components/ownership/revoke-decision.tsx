"use client";

import { useTransition } from "react";
import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { revokeDecisionAction } from "#lib/ownership/actions.ts";

/** Takes a decision back: the next record with the value is held again. */
export function RevokeDecision({ id, label }: { id: string; label: string }) {
  const [isPending, start] = useTransition();
  const revoke = () =>
    start(async () => {
      const outcome = await revokeDecisionAction({ decisionId: id }).catch(() => null);
      if (outcome?.ok) return tell.success("Taken back: the next record with this value is held again.");
      const error = outcome === null ? ({ code: "no-answer" } as const) : outcome.error;
      tell.error(error.code === "not-found" ? "Somebody has taken it back already." : refusalText(error));
    });
  return (
    <Button variant="ghost" size="sm" isPending={isPending} onClick={revoke} aria-label={`Take back the decision about ${label}`}>
      Take back
    </Button>
  );
}
