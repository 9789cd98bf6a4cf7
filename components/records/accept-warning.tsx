"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { acceptWarningAction, withdrawAcceptanceAction } from "#lib/review/actions.ts";
import type { ScreenFinding } from "#lib/review/record-screen.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { tell } from "./tell.ts";
import { undoAction } from "./undo.ts";

const ReasonDialog = loadLater(() => import("./reason-dialog.tsx").then((module) => module.ReasonDialog));

type AcceptWarningProps = { finding: Pick<ScreenFinding, "rule" | "fingerprint" | "isShared" | "message">; title: string };

/** Lets a warning stop no longer, after asking why. */
export function AcceptWarning({ finding, title }: AcceptWarningProps) {
  const t = useTranslations();
  const { record, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [isAsking, setAsking] = useState(false);
  const { rule, fingerprint, isShared } = finding;
  if (fingerprint === null) return null;

  const seen = { recordId: record.id, revision: record.revision };
  const accept = (reason: string) =>
    run(
      () => acceptWarningAction({ ...seen, rule, fingerprint, reason }),
      ({ acceptanceId }) => {
        setAsking(false);
        fixed();
        tell.success(isShared ? "Accepted for all of them" : "Warning accepted", {
          duration: 10_000,
          action: undoAction(t, () => withdrawAcceptanceAction({ ...seen, acceptanceId }), `“${title}” stops it again`),
        });
      },
      () => (setAsking(false), false),
    );
  return (
    <>
      <Button variant="outline" onClick={() => setAsking(true)} isPending={isPending}>
        Accept …
      </Button>
      {isAsking && (
        <ReasonDialog
          title={isShared ? `Accept “${title}” for all of them?` : `Accept “${title}”?`}
          text={`${finding.message} ${isShared ? "Everything that asks the same goes on." : "It stops this record no longer, until it says something else."}`}
          confirm="Accept"
          isPending={isPending}
          onReason={accept}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** Who accepted a warning and why, with the way back. */
export function AcceptedWarning({ acceptance, title, mayWithdraw }: { acceptance: NonNullable<ScreenFinding["acceptance"]>; title: string; mayWithdraw: boolean }) {
  const { record } = useDesk();
  const [run, isPending] = useRecordAction();
  const withdraw = () =>
    run(() => withdrawAcceptanceAction({ recordId: record.id, revision: record.revision, acceptanceId: acceptance.id }), () => tell.success(`“${title}” stops it again`));
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:ml-7">
      <p className="min-w-0 text-muted-foreground">
        Accepted by {acceptance.by}: <span className="break-words text-foreground">{acceptance.reason}</span>
      </p>
      {mayWithdraw && (
        <Button variant="ghost" size="sm" onClick={withdraw} isPending={isPending}>
          Take it back
        </Button>
      )}
    </div>
  );
}
