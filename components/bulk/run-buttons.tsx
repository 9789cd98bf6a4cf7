"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { cancelBulkAction, undoBulkAction } from "#lib/bulk/actions.ts";
import type { ShownRun } from "#lib/bulk/queries.ts";

const undoTexts: Readonly<Record<string, string>> = {
  "cannot-be-undone": "This cannot be undone.",
  "under-way": "It is still under way. Cancel it first.",
  "undone-already": "It has been taken back already.",
  "nothing-to-do": "Nothing of it was done.",
};

/** Stops a run, or takes back what it has done. */
export function RunButtons({ run, mayCancel, mayUndo }: { run: ShownRun; mayCancel: boolean; mayUndo: boolean }) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const cancel = () =>
    start(async () => {
      const outcome = await cancelBulkAction({ runId: run.id }).catch(() => null);
      if (outcome === null) tell.error(refusalText({ code: "no-answer" }));
      else if (!outcome.ok) tell.error(outcome.error.code === "has-ended" ? "It had already ended." : refusalText(outcome.error));
    });
  const undo = () =>
    start(async () => {
      const outcome = await undoBulkAction({ runId: run.id }).catch(() => null);
      if (outcome === null) return void tell.error(refusalText({ code: "no-answer" }));
      if (outcome.ok) return router.push(`/bulk/${outcome.value.runId}`);
      const { error } = outcome;
      tell.error(undoTexts[error.code] ?? refusalText(error as Parameters<typeof refusalText>[0]));
    });
  return (
    <>
      {mayCancel && (
        <Button variant="outline" onClick={cancel} isPending={isPending}>
          Cancel the rest
        </Button>
      )}
      {mayUndo && (
        <Button variant="outline" onClick={undo} isPending={isPending}>
          Undo as one step
        </Button>
      )}
    </>
  );
}
