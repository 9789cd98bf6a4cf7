"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { previewRestoreAction, restoreRevisionAction } from "#lib/review/actions.ts";
import type { RestorePreview } from "#lib/review/preview-restore.ts";
import { useDesk, useRecordAction } from "./desk.tsx";
import { tell } from "./tell.ts";
import { withUndo } from "./undo.ts";

const RestoreDialog = loadLater(() => import("./restore-dialog.tsx").then((module) => module.RestoreDialog));

/** Brings an earlier revision back as a new one, after showing in what it differs from the present document. */
export function RestoreButton({ restore }: { restore: number }) {
  const t = useTranslations();
  const { record } = useDesk();
  const [run, isPending] = useRecordAction();
  const [preview, setPreview] = useState<RestorePreview | null>(null);
  const seen = { recordId: record.id, revision: record.revision };

  const restoreNow = (reason: string) =>
    run(
      () => restoreRevisionAction({ ...seen, restore, ...(reason === "" ? {} : { reason }) }),
      ({ revision }) => {
        setPreview(null);
        const back = () => restoreRevisionAction({ recordId: record.id, revision, restore: record.revision, reason: t("records.restoreButton.takenBack", { restore }) });
        tell.success(t("records.restoreButton.restored", { restore }), {
          description: t("records.restoreButton.revisionNow", { revision }),
          ...withUndo(t, back, t("records.restoreButton.asItWas", { number: record.number, revision: record.revision })),
        });
      },
      (refusal) => (refusal.code === "changed-meanwhile" && setPreview(null), false),
    );

  return (
    <>
      <Button variant="link" size="sm" className="h-auto p-0 text-xs" isPending={isPending && preview === null} onClick={() => run(() => previewRestoreAction({ ...seen, restore }), setPreview)} aria-label={t("records.restoreButton.restore", { restore })}>
        <RotateCcw className="size-3" /> {t("records.restoreButton.restoreThis")}
      </Button>
      {preview !== null && <RestoreDialog preview={preview} revision={record.revision} isPending={isPending} onClose={() => setPreview(null)} onRestore={restoreNow} />}
    </>
  );
}
