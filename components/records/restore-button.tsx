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
import { useKeptText } from "./use-kept-text.ts";
import { withRestore } from "./with-restore.ts";

const RestoreDialog = loadLater(() => import("./restore-dialog.tsx").then((module) => module.RestoreDialog));

/** Brings an earlier revision back as a new one, after showing in what it differs from the present document. */
export function RestoreButton({ restore }: { restore: number }) {
  const t = useTranslations();
  const { record, place } = useDesk();
  const [run, isPending] = useRecordAction();
  const [preview, setPreview] = useState<RestorePreview | null>(null);
  const [kept, keep] = useKeptText(`holdpoint:restore:${record.id}:${restore}`);
  const reason = kept ?? "";
  const seen = { recordId: record.id, revision: record.revision };

  const restoreNow = () =>
    run(
      () => restoreRevisionAction({ ...seen, restore, ...(reason.trim() === "" ? {} : { reason: reason.trim() }) }),
      ({ revision }) => {
        keep(null);
        setPreview(null);
        tell.success(t("records.restoreButton.restored", { restore }), {
          description: t("records.restoreButton.revisionNow", { revision }),
          ...withRestore(t, { record, href: place.href, before: record.revision, after: revision }),
        });
      },
      (refusal) => (refusal.code === "changed-meanwhile" && setPreview(null), false),
    );

  return (
    <>
      <Button variant="link" size="sm" className="h-auto p-0 text-xs" isPending={isPending && preview === null} onClick={() => run(() => previewRestoreAction({ ...seen, restore }), setPreview)} aria-label={t("records.restoreButton.restore", { restore })}>
        <RotateCcw className="size-3" /> {t("records.restoreButton.restoreThis")}
      </Button>
      {preview !== null && <RestoreDialog preview={preview} revision={record.revision} reason={reason} onReason={(text) => keep(text === "" ? null : text)} isPending={isPending} onClose={() => setPreview(null)} onRestore={restoreNow} />}
    </>
  );
}
