"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { formatCount } from "#components/format/money.ts";
import { tellRefusal } from "#components/records/tell-refusal.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import { listRefusedAction } from "#lib/review/actions.ts";
import type { RefusedRecords } from "#lib/review/list-refused.ts";

const RetryMany = loadLater(() => import("./retry-many.tsx").then((module) => module.RetryMany));

/** Sends again everything under the filters that AutoCount refused, not only the rows of this page. */
export function RetryFiltered({ filters }: { filters: Readonly<Record<string, string>> }) {
  const t = useTranslations();
  const [found, setFound] = useState<RefusedRecords | null>(null);
  const [isPending, start] = useTransition();
  const ask = () =>
    start(async () => {
      const answer = await listRefusedAction({ filters: { ...filters } }).catch(() => null);
      if (answer === null) return void tellRefusal(t, { code: "no-answer" });
      if (!answer.ok) return void tellRefusal(t, answer.error);
      if (answer.value.records.length === 0) return void tell.info(t("queues.retryFiltered.nothingRefused"));
      if (answer.value.left > 0) tell.info(t("queues.retryFiltered.firstTaken", { taken: formatCount(answer.value.records.length), left: formatCount(answer.value.left) }));
      setFound(answer.value);
    });
  const close = () => setFound(null);
  return (
    <>
      <Button variant="outline" onClick={ask} isPending={isPending}>
        <RotateCw aria-hidden />
        {t("queues.retryFiltered.sendAll")}
      </Button>
      {found !== null && <RetryMany records={found.records} onClose={close} onDone={close} />}
    </>
  );
}
