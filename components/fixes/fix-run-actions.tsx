"use client";

import { Play, Square, Undo2 } from "lucide-react";
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
  const [isPending, start] = useTransition();
  const [isAsking, setAsking] = useState(false);
  if (run.undoState !== null) return null;
  const steer = (act: Steer, done: string) =>
    start(async () => {
      const outcome = await act({ runId: run.id }).catch(() => null);
      setAsking(false);
      if (outcome === null) tell.error(refusalText({ code: "no-answer" }));
      else if (!outcome.ok) tell.error(outcome.error.code === "no-change" ? "Somebody has done that already." : refusalText(outcome.error));
      else tell.success(done);
    });
  return (
    <>
      {(run.state === "queued" || run.state === "running") && (
        <Button variant="outline" isPending={isPending} onClick={() => steer(cancelFixAction, "It is stopped")}>
          <Square aria-hidden /> Stop
        </Button>
      )}
      {run.state === "cancelled" && (
        <Button variant="outline" isPending={isPending} onClick={() => steer(resumeFixAction, "It goes on")}>
          <Play aria-hidden /> Go on
        </Button>
      )}
      <Button variant="outline" onClick={() => setAsking(true)}>
        <Undo2 aria-hidden /> Take back …
      </Button>
      {isAsking && (
        <Dialog open onOpenChange={setAsking}>
          <DialogContent>
            <DialogHeader>
              <DialogTitle>
                Take back that {run.asked} is {run.target}?
              </DialogTitle>
              <DialogDescription>
                {run.type === "location" ? "Every" : "It is remembered no more, and every"} record that it changed is put back to what it was. What somebody changed, approved or posted since stays as it is; you get a list of those.
              </DialogDescription>
            </DialogHeader>
            <DialogFooter>
              <DialogClose asChild>
                <Button variant="outline">Keep the answer</Button>
              </DialogClose>
              <Button variant="destructive" isPending={isPending} onClick={() => steer(undoFixAction, "The answer is taken back; its records are put back now")}>
                Take back
              </Button>
            </DialogFooter>
          </DialogContent>
        </Dialog>
      )}
    </>
  );
}
