"use client";

import { Play, Square, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { cancelFixAction, resumeFixAction, undoFixAction } from "#lib/fixes/actions.ts";
import type { FixRunRow } from "#lib/fixes/queries.ts";

type Steer = typeof undoFixAction | typeof cancelFixAction;

/** Stops an answer for many, goes on with it, or takes it back as one step. */
export function FixRunActions({ run }: { run: FixRunRow }) {
  const t = useTranslations();
  const [isPending, start] = useTransition();
  const [isAsking, setAsking] = useState(false);
  if (run.undoState !== null) return null;
  const steer = (act: Steer, done: string) =>
    start(async () => {
      const outcome = await act({ runId: run.id }).catch(() => null);
      setAsking(false);
      if (outcome === null) tell.error(refusalText(t, { code: "no-answer" }));
      else if (!outcome.ok) tell.error(outcome.error.code === "no-change" ? t("fixes.fixRunActions.doneAlready") : refusalText(t, outcome.error));
      else tell.success(done);
    });
  return (
    <>
      {(run.state === "queued" || run.state === "running") && (
        <Button variant="outline" isPending={isPending} onClick={() => steer(cancelFixAction, t("fixes.fixRunActions.stopped"))}>
          <Square aria-hidden /> {t("fixes.fixRunActions.stop")}
        </Button>
      )}
      {run.state === "cancelled" && (
        <Button variant="outline" isPending={isPending} onClick={() => steer(resumeFixAction, t("fixes.fixRunActions.goesOn"))}>
          <Play aria-hidden /> {t("fixes.fixRunActions.goOn")}
        </Button>
      )}
      <Button variant="outline" onClick={() => setAsking(true)}>
        <Undo2 aria-hidden /> {t("fixes.fixRunActions.takeBackAsk")}
      </Button>
      {isAsking && (
        <Dialog open onOpenChange={setAsking}>
          <DialogContent>
            <DialogHeader>
              <DialogTitle>
                {t("fixes.fixRunActions.takeBackQuestion", { asked: run.asked, target: run.target })}
              </DialogTitle>
              <DialogDescription>
                {run.type === "location" ? t("fixes.fixRunActions.whatIsPutBack") : t("fixes.fixRunActions.notRememberedAndPutBack")}
              </DialogDescription>
            </DialogHeader>
            <DialogFooter>
              <DialogClose asChild>
                <Button variant="outline">{t("fixes.fixRunActions.keep")}</Button>
              </DialogClose>
              <Button variant="destructive" isPending={isPending} onClick={() => steer(undoFixAction, t("fixes.fixRunActions.takenBack"))}>
                {t("fixes.fixRunActions.takeBack")}
              </Button>
            </DialogFooter>
          </DialogContent>
        </Dialog>
      )}
    </>
  );
}
