"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";

const BulkDialog = loadLater(() => import("#components/bulk/bulk-dialog.tsx").then((module) => module.BulkDialog));

/** Sends again everything under the filters that AutoCount refused, not only the rows of this page. */
export function RetryFiltered({ queueId, query }: { queueId: string; query: string }) {
  const t = useTranslations();
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <Button variant="outline" onClick={() => setAsking(true)}>
        <RotateCw aria-hidden />
        {t("queues.retryFiltered.sendAll")}
      </Button>
      {isAsking && <BulkDialog queueId={queueId} act="retry" selection={{ by: "view", query }} people={[]} onClose={close} onDone={close} />}
    </>
  );
}
