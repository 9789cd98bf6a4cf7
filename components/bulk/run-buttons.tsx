"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { keyHints } from "#components/shell/commands.ts";
import { useKeys, useQuietKeys } from "#components/shell/use-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import type { Permission } from "#lib/auth/permissions.ts";
import { cancelBulkAction, undoBulkAction } from "#lib/bulk/actions.ts";
import type { ShownRun } from "#lib/bulk/queries.ts";
import type { UndoRefusal } from "#lib/bulk/undo-bulk.ts";
import { recordsText } from "./bulk-words.ts";

/** Above so many a key or a button asks first: the key may have been meant for what was decided before. */
const askedAbove = 50;

/** Stops a run, or takes back what it has done. */
export function RunButtons({ run, mayCancel, mayUndo, undoneWith }: { run: ShownRun; mayCancel: boolean; mayUndo: boolean; undoneWith: Permission | null }) {
  const t = useTranslations();
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [asked, setAsked] = useState<"cancel" | "undo" | null>(null);
  useQuietKeys(asked !== null);
  const rest = run.total - run.done - run.refused;
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
  const asking = (what: "cancel" | "undo", act: () => void, count: number) => () => (count > askedAbove ? setAsked(what) : act());
  const [askCancel, askUndo] = [asking("cancel", cancel, rest), asking("undo", undo, run.done)];
  // On this page the key means this run, also where it cannot be taken back: never what was decided before it.
  useKeys({ "stop-run": mayCancel ? askCancel : undefined, undo: mayUndo ? askUndo : { whyNot: () => tell.info(refusalText(t, whyNotUndone(run, undoneWith))) } });
  return (
    <>
      {mayCancel && (
        <Button variant="outline" onClick={askCancel} isPending={isPending} {...keyHints(t, "stop-run")}>
          {t("bulk.runButtons.cancelTheRest")}
        </Button>
      )}
      {mayUndo && (
        <Button variant="outline" onClick={askUndo} isPending={isPending} {...keyHints(t, "undo")}>
          {t("bulk.runButtons.undoAsOneStep")}
        </Button>
      )}
      {asked === "cancel" && <AskFirst title={t("bulk.runButtons.cancelAsk", { records: recordsText(t, rest) })} text={t("bulk.runButtons.cancelSays")} does={t("bulk.runButtons.cancelTheRest")} act={cancel} onClose={() => setAsked(null)} />}
      {asked === "undo" && <AskFirst title={t("bulk.runButtons.undoAsk", { records: recordsText(t, run.done) })} text={t("bulk.runButtons.undoSays")} does={t("bulk.runButtons.undoAsOneStep")} act={undo} onClose={() => setAsked(null)} />}
    </>
  );
}

function AskFirst({ title, text, does, act, onClose }: { title: string; text: string; does: string; act: () => void; onClose: () => void }) {
  const t = useTranslations();
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{text}</DialogDescription>
        </DialogHeader>
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="outline">{t("bulk.runButtons.leaveIt")}</Button>
          </DialogClose>
          <Button autoFocus onClick={() => (onClose(), act())}>
            {does}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function whyNotUndone({ state, isUndo, undoneBy, done }: ShownRun, undoneWith: Permission | null): Extract<UndoRefusal, { code: "undone-already" | "under-way" | "nothing-to-do" | "cannot-be-undone" | "forbidden" }> {
  if (undoneBy !== null) return { code: "undone-already" };
  if (state === "queued" || state === "running") return { code: "under-way" };
  if (done === 0) return { code: "nothing-to-do" };
  return isUndo || undoneWith === null ? { code: "cannot-be-undone" } : { code: "forbidden", permission: undoneWith };
}
