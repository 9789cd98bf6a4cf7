"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { keyHints } from "#components/shell/commands.ts";
import { useKeys } from "#components/shell/use-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { cancelBulkAction, undoBulkAction } from "#lib/bulk/actions.ts";
import type { ShownRun } from "#lib/bulk/queries.ts";

/** Stops a run, or takes back what it has done. */
export function RunButtons({ run, mayCancel, mayUndo }: { run: ShownRun; mayCancel: boolean; mayUndo: boolean }) {
  const t = useTranslations();
  const router = useRouter();
  const [isPending, start] = useTransition();
  const cancel = () =>
    start(async () => {
      const outcome = await cancelBulkAction({ runId: run.id }).catch(() => null);
      if (outcome === null) tell.error(refusalText(t, { code: "no-answer" }));
      else if (!outcome.ok) tell.error(outcome.error.code === "has-ended" ? t("bulk.runButtons.itHadAlreadyEnded") : refusalText(t, outcome.error));
    });
  const undo = () =>
    start(async () => {
      const outcome = await undoBulkAction({ runId: run.id }).catch(() => null);
      if (outcome === null) return void tell.error(refusalText(t, { code: "no-answer" }));
      if (outcome.ok) return router.push(`/bulk/${outcome.value.runId}`);
      tell.error(refusalText(t, outcome.error));
    });
  // On this page the key means this run, also where it cannot be taken back: never what was decided before it.
  useKeys({ "stop-run": mayCancel ? cancel : undefined, undo: mayUndo ? undo : { whyNot: () => tell.info(refusalText(t, { code: whyNotUndone(run) })) } });
  return (
    <>
      {mayCancel && (
        <Button variant="outline" onClick={cancel} isPending={isPending} {...keyHints(t, "stop-run")}>
          {t("bulk.runButtons.cancelTheRest")}
        </Button>
      )}
      {mayUndo && (
        <Button variant="outline" onClick={undo} isPending={isPending} {...keyHints(t, "undo")}>
          {t("bulk.runButtons.undoAsOneStep")}
        </Button>
      )}
    </>
  );
}

function whyNotUndone({ state, undoneBy, done }: ShownRun) {
  if (undoneBy !== null) return "undone-already";
  if (state === "queued" || state === "running") return "under-way";
  return done === 0 ? "nothing-to-do" : "cannot-be-undone";
}
