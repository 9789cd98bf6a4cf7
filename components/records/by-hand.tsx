"use client";

import { Download, PenLine, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, buttonVariants } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { NumberGiven } from "#lib/approval/find-number-given.ts";
import { markByHandAction, unmarkByHandAction } from "#lib/approval/actions.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { issuesOf } from "./issues-of.ts";
import { roleName } from "./role-text.ts";
import { tell } from "./tell.ts";

const ReasonDialog = loadLater(() => import("./reason-dialog.tsx").then((module) => module.ReasonDialog));

type ByHandProps = {
  mayMark: boolean;
  mayUnmark: boolean;
  /** Findings beside the one that the connection does not take it: they are solved before it is marked. */
  othersOpen: number;
  /** The number that approvals before were given with, where more than one is needed. */
  given: NumberGiven | null;
};

/** The way for what the connection cannot take: out as a spreadsheet, into AutoCount by a person, and marked here with its number. */
export function ByHand({ mayMark, mayUnmark, othersOpen, given }: ByHandProps) {
  const { record } = useDesk();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className="grid gap-2">
      <p className="text-muted-foreground">The connection cannot take it. Import it in AutoCount or enter it there, then mark it here with the number that it got.</p>
      {given !== null && <p><span className="font-medium">{given.by}</span> has marked it as <span className="font-mono font-medium">{given.docNo}</span>. It is posted once everybody who must approve has given the same number.</p>}
      <div className="flex flex-wrap gap-2">
        <a href={`/api/by-hand?id=${record.id}`} download className={buttonVariants({ variant: "outline" })}>
          <Download aria-hidden /> Download for AutoCount
        </a>
        {mayMark && othersOpen === 0 && (
          <Button variant="outline" onClick={() => setIsAsking(true)}>
            <PenLine aria-hidden /> Mark as posted by hand…
          </Button>
        )}
      </div>
      {mayMark && othersOpen > 0 && <p className="text-muted-foreground">It can be marked as posted by hand once {othersOpen === 1 ? "the other finding is" : `the other ${othersOpen} findings are`} solved.</p>}
      {isAsking && <MarkDialog given={given} onClose={() => setIsAsking(false)} />}
      {given !== null && mayUnmark && <Unmark docNo={given.docNo} />}
    </div>
  );
}

function MarkDialog({ given, onClose }: { given: NumberGiven | null; onClose: () => void }) {
  const t = useTranslations();
  const { record } = useDesk();
  const [run, isPending] = useRecordAction();
  const [docNo, setDocNo] = useState("");
  const [error, setError] = useState<string>();
  const hint = given === null ? "As it stands on the document in AutoCount, for example DO-000123." : `${given.by} gave ${given.docNo}. Type what you see in AutoCount.`;
  const mark = () => {
    if (docNo.trim() === "") return setError("Give the number that it has in AutoCount.");
    run(
      () => markByHandAction({ recordId: record.id, revision: record.revision, docNo: docNo.trim() }),
      (marked) => {
        onClose();
        if (marked.state === "posted") tell.success(`${record.number} is posted as ${marked.docNo}`, { description: "By hand, on your word." });
        else tell.success(`${record.number} has your approval`, { description: `${roleName(t, marked.next.role)} marks it next, with the number.` });
      },
      (refusal) => {
        if (refusal.code !== "invalid") return false;
        setError(issuesOf(refusal)[0]?.message);
        return true;
      },
    );
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Mark {record.number} as posted by hand</DialogTitle>
          <DialogDescription>This is your approval of it. Holdpoint sends nothing: you say that it is in AutoCount, under this number.</DialogDescription>
        </DialogHeader>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            mark();
          }}
        >
          <Field id="by-hand-number" label="Number in AutoCount" hint={hint} error={error}>
            <Input id="by-hand-number" value={docNo} autoFocus autoComplete="off" spellCheck={false} maxLength={30} className="font-mono" onChange={(event) => (setDocNo(event.target.value), setError(undefined))} {...describedBy("by-hand-number", { hint, error })} />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">Cancel</Button>
            </DialogClose>
            <Button type="submit" isPending={isPending}>
              Approve and mark as posted
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

/** Takes back the mark that a record was posted by hand. */
export function Unmark({ docNo }: { docNo: string }) {
  const { record } = useDesk();
  const [run, isPending] = useRecordAction();
  const [isAsking, setIsAsking] = useState(false);
  const unmark = (reason: string) =>
    run(
      () => unmarkByHandAction({ recordId: record.id, revision: record.revision, reason }),
      () => (setIsAsking(false), tell.success("The mark is taken back", { description: `${record.number} is checked again.` })),
    );
  return (
    <div className="border-t pt-3">
      <Button variant="outline" onClick={() => setIsAsking(true)}>
        <Undo2 aria-hidden /> Take the mark back…
      </Button>
      {isAsking && (
        <ReasonDialog title={`Take back that ${record.number} is posted`} text={`Holdpoint does not touch AutoCount: take ${docNo} out there yourself. Here the record is checked and approved anew.`} confirm="Take back" isPending={isPending} onReason={unmark} onClose={() => setIsAsking(false)} />
      )}
    </div>
  );
}
