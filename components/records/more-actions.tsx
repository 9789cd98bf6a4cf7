"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { revokeApprovalAction } from "#lib/approval/actions.ts";
import { closeAgainAction, releaseWaitingAction, reopenRecordAction } from "#lib/review/actions.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { tell } from "./tell.ts";
import { withoutUndo, withUndo } from "./undo.ts";

const ReasonDialog = loadLater(() => import("./reason-dialog.tsx").then((module) => module.ReasonDialog));

export type MoreAction = "revoke" | "reopen" | "release";

/** What can be done with a record that was decided or waits, each for a reason. */
export function MoreActions({ actions }: { actions: readonly MoreAction[] }) {
  const t = useTranslations();
  const { record, place, fixed } = useDesk();
  const [run, isPending] = useRecordAction();
  const [asked, setAsked] = useState<MoreAction | null>(null);
  const seen = { recordId: record.id, revision: record.revision };
  const answers: { readonly [action in MoreAction]: { label: string; title: string; text: string; confirm: string; act: (reason: string) => void } } = {
    revoke: {
      label: t("records.moreActions.revoke.label"), title: t("records.moreActions.revoke.title", { number: record.number }), text: t("records.moreActions.revoke.text"), confirm: t("records.moreActions.revoke.confirm"),
      act: (reason) => run(() => revokeApprovalAction({ ...seen, reason }), () => tell.success(t("records.moreActions.revoke.done"), withoutUndo({ what: t("records.moreActions.revoke.afterwards", { number: record.number }), href: place.href }))),
    },
    reopen: {
      label: t("records.moreActions.reopen.label"), title: t("records.moreActions.reopen.title", { number: record.number }), text: t("records.moreActions.reopen.text"), confirm: t("records.moreActions.reopen.label"),
      act: (reason) => run(() => reopenRecordAction({ ...seen, reason }), () => tell.success(t("records.moreActions.reopen.done", { number: record.number }), withUndo(t, {
        undo: () => closeAgainAction(seen),
        done: t("records.moreActions.reopen.asItWas", { number: record.number, state: t(`format.states.${record.state}`).toLowerCase() }),
        afterwards: { what: t("records.moreActions.reopen.afterwards", { number: record.number }), href: place.href },
      }))),
    },
    release: {
      label: t("records.moreActions.release.label"), title: t("records.moreActions.release.title", { number: record.number }), text: t("records.moreActions.release.text"), confirm: t("records.moreActions.release.label"),
      act: (reason) => run(() => releaseWaitingAction({ ...seen, reason }), () => (fixed(), tell.success(t("records.moreActions.release.done"), withoutUndo({ what: t("records.moreActions.release.afterwards", { number: record.number }), href: place.href })))),
    },
  };

  return (
    <>
      {actions.map((action) => (
        <Button key={action} variant="outline" onClick={() => setAsked(action)}>
          {answers[action].label}
        </Button>
      ))}
      {asked !== null && (
        <ReasonDialog {...answers[asked]} isPending={isPending} onClose={() => setAsked(null)} onReason={(reason) => (answers[asked].act(reason), setAsked(null))} />
      )}
    </>
  );
}
