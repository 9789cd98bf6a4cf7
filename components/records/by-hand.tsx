"use client";

import { Download, PenLine, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, buttonVariants } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { can } from "#lib/auth/permissions.ts";
import type { NumberGiven } from "#lib/approval/find-number-given.ts";
import { markByHandAction, unmarkByHandAction } from "#lib/approval/actions.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { issuesOf } from "./issues-of.ts";
import { forRole, roleName } from "./role-text.ts";
import { tell } from "./tell.ts";
import { withoutUndo, withUndo } from "./undo.ts";
import { useKeptText } from "./use-kept-text.ts";

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
  const t = useTranslations();
  const { record } = useDesk();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className="grid gap-2">
      <p className="text-muted-foreground">{t("records.byHand.cannotTake")}</p>
      {given !== null && <p>{t.rich("records.byHand.given", { by: given.by, docNo: given.docNo, b: (chunks) => <span className="font-medium">{chunks}</span>, no: (chunks) => <span className="font-mono font-medium">{chunks}</span> })}</p>}
      <div className="flex flex-wrap gap-2">
        <a href={`/api/by-hand?id=${record.id}`} download className={buttonVariants({ variant: "outline" })}>
          <Download aria-hidden /> {t("records.byHand.download")}
        </a>
        {mayMark && othersOpen === 0 && (
          <Button variant="outline" onClick={() => setIsAsking(true)}>
            <PenLine aria-hidden /> {t("records.byHand.mark")}
          </Button>
        )}
      </div>
      {mayMark && othersOpen > 0 && <p className="text-muted-foreground">{t("records.byHand.othersFirst", { othersOpen })}</p>}
      {isAsking && <MarkDialog given={given} onClose={() => setIsAsking(false)} />}
      {given !== null && mayUnmark && <Unmark docNo={given.docNo} />}
    </div>
  );
}

function MarkDialog({ given, onClose }: { given: NumberGiven | null; onClose: () => void }) {
  const t = useTranslations();
  const { record, role, place } = useDesk();
  const seen = { recordId: record.id, revision: record.revision };
  const [run, isPending] = useRecordAction();
  const [kept, keep] = useKeptText(`holdpoint:by-hand:${record.id}`);
  const docNo = kept ?? "";
  const [error, setError] = useState<string>();
  const hint = given === null ? t("records.byHand.hint") : t("records.byHand.hintGiven", { by: given.by, docNo: given.docNo });
  const mark = () => {
    if (docNo.trim() === "") return setError(t("records.byHand.giveNumber"));
    run(
      () => markByHandAction({ ...seen, docNo: docNo.trim() }),
      (marked) => {
        keep(null);
        onClose();
        const afterwards = { what: forRole(t, role, "posting:manage", t("records.byHand.afterwards", { number: record.number })), href: place.href };
        const back = can({ role }, "posting:manage") ? withUndo(t, { undo: () => unmarkByHandAction({ ...seen, reason: t("records.byHand.takenBack") }), done: t("records.byHand.markTakenBack"), afterwards }) : withoutUndo(afterwards);
        if (marked.state === "posted") tell.success(t("records.byHand.posted", { number: record.number, docNo: marked.docNo }), { ...back, description: t("records.byHand.onYourWord") });
        else tell.success(t("records.byHand.hasYourApproval", { number: record.number }), { ...back, description: t("records.byHand.roleMarksNext", { role: roleName(t, marked.next.role) }) });
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
          <DialogTitle>{t("records.byHand.markTitle", { number: record.number })}</DialogTitle>
          <DialogDescription>{t("records.byHand.markText")}</DialogDescription>
        </DialogHeader>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            mark();
          }}
        >
          <Field id="by-hand-number" label={t("records.byHand.numberInAutoCount")} hint={hint} error={error}>
            <Input id="by-hand-number" value={docNo} autoFocus autoComplete="off" spellCheck={false} maxLength={30} className="font-mono" onChange={(event) => (keep(event.target.value === "" ? null : event.target.value), setError(undefined))} {...describedBy("by-hand-number", { hint, error })} />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{t("records.byHand.cancel")}</Button>
            </DialogClose>
            <Button type="submit" isPending={isPending}>
              {t("records.byHand.approveAndMark")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

/** Takes back the mark that a record was posted by hand. */
export function Unmark({ docNo }: { docNo: string }) {
  const t = useTranslations();
  const { record, place } = useDesk();
  const [run, isPending] = useRecordAction();
  const [isAsking, setIsAsking] = useState(false);
  const unmark = (reason: string) =>
    run(
      () => unmarkByHandAction({ recordId: record.id, revision: record.revision, reason }),
      () => {
        setIsAsking(false);
        tell.success(t("records.byHand.markTakenBack"), { ...withoutUndo({ what: t("records.byHand.unmarkAfterwards", { number: record.number }), href: place.href }), description: t("records.byHand.checkedAgain", { number: record.number }) });
      },
    );
  return (
    <div className="border-t pt-3">
      <Button variant="outline" onClick={() => setIsAsking(true)}>
        <Undo2 aria-hidden /> {t("records.byHand.unmark")}
      </Button>
      {isAsking && (
        <ReasonDialog title={t("records.byHand.unmarkTitle", { number: record.number })} text={t("records.byHand.unmarkText", { docNo })} confirm={t("records.byHand.unmarkConfirm")} isPending={isPending} onReason={unmark} onClose={() => setIsAsking(false)} />
      )}
    </div>
  );
}
