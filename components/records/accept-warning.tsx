"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { KeyHints } from "#components/shell/commands.ts";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { acceptWarningAction, withdrawAcceptanceAction } from "#lib/review/actions.ts";
import type { ScreenFinding } from "#lib/review/record-screen.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { tell } from "./tell.ts";
import { withUndo } from "./undo.ts";

const ReasonDialog = loadLater(() => import("./reason-dialog.tsx").then((module) => module.ReasonDialog));

type AcceptWarningProps = { finding: Pick<ScreenFinding, "rule" | "fingerprint" | "isShared" | "message">; title: string; hints?: KeyHints | undefined };

/** Lets a warning stop no longer, after asking why. */
export function AcceptWarning({ finding, title, hints }: AcceptWarningProps) {
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
        tell.success(isShared ? t("records.acceptWarning.acceptedForAll") : t("records.acceptWarning.accepted"), {
          ...withUndo(t, () => withdrawAcceptanceAction({ ...seen, acceptanceId }), t("records.acceptWarning.stopsAgain", { title })),
        });
      },
      () => (setAsking(false), false),
    );
  return (
    <>
      <Button variant="outline" onClick={() => setAsking(true)} isPending={isPending} {...hints}>
        {t("records.acceptWarning.accept")}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={isShared ? t("records.acceptWarning.acceptForAllQuestion", { title }) : t("records.acceptWarning.acceptQuestion", { title })}
          text={`${finding.message} ${isShared ? t("records.acceptWarning.everythingGoesOn") : t("records.acceptWarning.thisGoesOn")}`}
          confirm={t("records.acceptWarning.confirm")}
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
  const t = useTranslations();
  const { record } = useDesk();
  const [run, isPending] = useRecordAction();
  const withdraw = () =>
    run(() => withdrawAcceptanceAction({ recordId: record.id, revision: record.revision, acceptanceId: acceptance.id }), () => tell.success(t("records.acceptWarning.stopsAgain", { title })));
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:ml-7">
      <p className="min-w-0 text-muted-foreground">
        {t.rich("records.acceptWarning.acceptedBy", { by: acceptance.by, reason: acceptance.reason, said: (chunks) => <span className="break-words text-foreground">{chunks}</span> })}
      </p>
      {mayWithdraw && (
        <Button variant="ghost" size="sm" onClick={withdraw} isPending={isPending}>
          {t("records.acceptWarning.takeBack")}
        </Button>
      )}
    </div>
  );
}
