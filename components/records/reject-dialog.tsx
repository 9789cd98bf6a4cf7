"use client";

import { useTranslations } from "next-intl";
import { rejectRecordAction, reopenRecordAction } from "#lib/review/actions.ts";
import { useDesk } from "./desk.tsx";
import { ReasonDialog } from "./reason-dialog.tsx";
import { tell } from "./tell.ts";
import { undoAction } from "./undo.ts";

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
        tell.success(`${record.number} is rejected`, {
          duration: 10_000,
          action: undoAction(t, () => reopenRecordAction({ ...seen, reason: "Rejected by mistake" }), `${record.number} is open again`, "Undo", { what: `“Open again” takes back that ${record.number} is rejected.`, href: place.href }),
        }),
    );
  };
  return (
    <ReasonDialog
      title={`Reject ${record.number}`}
      text="It leaves the queue and is never posted. It can be opened again."
      confirm="Reject"
      proposed={proposed}
      isDestructive
      isPending={isDeciding}
      onReason={reject}
      onClose={onClose}
    />
  );
}
