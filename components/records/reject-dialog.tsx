"use client";

import { useTranslations } from "next-intl";
import { rejectRecordAction, reopenRecordAction } from "#lib/review/actions.ts";
import { useDesk } from "./desk.tsx";
import { ReasonDialog } from "./reason-dialog.tsx";
import { tell } from "./tell.ts";
import { withUndo } from "./undo.ts";

/** Asks why, rejects, and goes on. `proposed` is the reason that a rule proposes, "" for none. */
export function RejectDialog({ proposed, onClose }: { proposed: string; onClose: () => void }) {
  const t = useTranslations();
  const { record, place, decide, isDeciding } = useDesk();
  const seen = { recordId: record.id, revision: record.revision };
  const reject = (reason: string) => {
    onClose();
    decide(
      () => rejectRecordAction({ ...seen, reason }),
      () =>
        tell.success(t("records.rejectDialog.rejected", { number: record.number }), withUndo(t, {
          undo: () => reopenRecordAction({ ...seen, reason: t("records.rejectDialog.byMistake") }),
          done: t("records.rejectDialog.openAgain", { number: record.number }),
          afterwards: { what: t("records.rejectDialog.afterwards", { number: record.number }), href: place.href },
        })),
    );
  };
  return (
    <ReasonDialog
      title={t("records.rejectDialog.title", { number: record.number })}
      text={t("records.rejectDialog.text")}
      confirm={t("records.rejectDialog.confirm")}
      proposed={proposed}
      isDestructive
      isPending={isDeciding}
      onReason={reject}
      onClose={onClose}
    />
  );
}
