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
import { withoutUndo, withUndo } from "./undo.ts";

const ReasonDialog = loadLater(() => import("./reason-dialog.tsx").then((module) => module.ReasonDialog));

type AcceptWarningProps = { finding: Pick<ScreenFinding, "rule" | "fingerprint" | "isShared" | "message">; title: string; hints?: KeyHints | undefined };

/** Lets a warning stop no longer, after asking why. */
export function AcceptWarning({ finding, title, hints }: AcceptWarningProps) {
  const t = useTranslations();
  const { record, place, fixed } = useDesk();
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
          ...withUndo(t, {
            undo: () => withdrawAcceptanceAction({ ...seen, acceptanceId }),
            done: t("records.acceptWarning.stopsAgain", { title }),
            afterwards: { what: t("records.acceptWarning.afterwards", { title, number: record.number }), href: place.href },
          }),
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

type AcceptedWarningProps = { finding: Pick<ScreenFinding, "rule" | "fingerprint">; acceptance: NonNullable<ScreenFinding["acceptance"]>; title: string; mayWithdraw: boolean };

/** Who accepted a warning and why, with the way back. */
export function AcceptedWarning({ finding: { rule, fingerprint }, acceptance, title, mayWithdraw }: AcceptedWarningProps) {
  const t = useTranslations();
  const { record, place } = useDesk();
  const [run, isPending] = useRecordAction();
  const seen = { recordId: record.id, revision: record.revision };
  const withdraw = () =>
    run(
      () => withdrawAcceptanceAction({ ...seen, acceptanceId: acceptance.id }),
      () => {
        const afterwards = { what: t("records.acceptWarning.withdrawnAfterwards", { title, number: record.number }), href: place.href };
        const again = fingerprint === null ? withoutUndo(afterwards) : withUndo(t, { undo: () => acceptWarningAction({ ...seen, rule, fingerprint, reason: acceptance.reason }), done: t("records.acceptWarning.acceptedAgain", { title }), afterwards });
        tell.success(t("records.acceptWarning.stopsAgain", { title }), again);
      },
    );
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
