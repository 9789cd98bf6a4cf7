"use client";

import { useState, useTransition } from "react";
import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { decideDriftAction } from "#lib/reference/actions.ts";

type DecideDriftProps = { id: string; list: string; code: string; successor: string | null; /** A value of our own was overtaken: there is nothing to re-point. */ isOwn: boolean };

/** Keeps the aliases as they are, re-points them, or says that the change does not matter. */
export function DecideDrift({ id, list, code, successor, isOwn }: DecideDriftProps) {
  const [isOpen, setOpen] = useState(false);
  const [to, setTo] = useState(successor ?? "");
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const decide = (input: Parameters<typeof decideDriftAction>[0]) =>
    start(async () => {
      const outcome = await decideDriftAction(input).catch(() => null);
      if (outcome?.ok) {
        setOpen(false);
        return tell.success(input.decision === "repoint" ? `${code} is taken for ${input.to} from now on; the records are changed in the background.` : `${code}: decided.`);
      }
      const error = outcome === null ? ({ code: "no-answer" } as const) : outcome.error;
      const text = error.code === "decided" ? "Somebody has decided this already." : error.code === "unknown-target" ? `There is no other ${list} ${error.to} here.` : refusalText(error);
      if (input.decision === "repoint") setTrouble(text);
      else tell.error(text);
    });
  return (
    <div className="flex flex-wrap content-start items-start gap-2">
      <Button variant="outline" size="sm" isPending={isPending} onClick={() => decide({ id, decision: "keep" })} aria-label={isOwn ? `Keep AutoCount's value of ${code}` : `Keep the aliases of ${code}`}>
        {isOwn ? "Keep AutoCount's" : "Keep"}
      </Button>
      {!isOwn && <Button variant="outline" size="sm" onClick={() => setOpen(true)} aria-label={`Re-point the aliases of ${code}`}>
        Re-point
      </Button>}
      <Button variant="ghost" size="sm" isPending={isPending} onClick={() => decide({ id, decision: "dismiss" })} aria-label={`Dismiss the change of ${code}`}>
        Dismiss
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen}>
        <DialogContent>
          <form
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              decide({ id, decision: "repoint", to });
            }}
          >
            <DialogHeader>
              <DialogTitle>What stands for {code} now?</DialogTitle>
              <DialogDescription>Its aliases will mean the other {list}, and undecided records that name {code} are changed to it. What was posted stays.</DialogDescription>
            </DialogHeader>
            <Field id={`to-${id}`} label="Code in AutoCount" error={trouble}>
              <Input id={`to-${id}`} value={to} onChange={(event) => setTo(event.target.value)} maxLength={30} autoComplete="off" />
            </Field>
            <DialogFooter>
              <DialogClose asChild>
                <Button variant="outline">Cancel</Button>
              </DialogClose>
              <Button type="submit" isPending={isPending} disabled={to.trim() === ""}>
                Re-point
              </Button>
            </DialogFooter>
          </form>
        </DialogContent>
      </Dialog>
    </div>
  );
}
