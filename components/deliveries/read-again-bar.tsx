"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { settleEvent } from "#components/queues/arrivals.tsx";
import { Button } from "#components/ui/button.tsx";
import type { DeliveryRow } from "#lib/queues/deliveries.ts";
import { deliveriesText } from "./deliveries-text.ts";
import { ReadAgainDialog } from "./read-again-dialog.tsx";

/** What can be done with the deliveries that are selected. */
export function ReadAgainBar({ selected, clear }: { selected: readonly DeliveryRow[]; clear: () => void }) {
  const t = useTranslations();
  const router = useRouter();
  // What is read is what was selected when the dialog opened, whatever happens to the list meanwhile.
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const { count, unreadable } = deliveriesText(t, selected);
  const close = (isDone: boolean) => {
    setAsked(null);
    if (!isDone) return;
    clear();
    window.dispatchEvent(new Event(settleEvent));
    router.refresh();
  };
  return (
    <>
      <div
        role="region"
        aria-label={t("deliveries.readAgainBar.selectedDeliveries")}
        hidden={selected.length === 0}
        className="sticky bottom-3 z-20 mx-auto mt-3 flex w-fit max-w-[calc(100%-2rem)] animate-rise-in flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border bg-popover px-4 py-2.5 shadow-lg max-sm:bottom-17"
      >
        <p>
          <span className="font-semibold">{count}</span>
          <span className="ml-2 text-muted-foreground">{unreadable}</span>
        </p>
        <div className="flex gap-2">
          <Button onClick={() => setAsked(selected.map(({ id }) => id))}>
            <RotateCcw aria-hidden />
            {t("deliveries.readAgainBar.readAgain")}
          </Button>
          <Button variant="ghost" onClick={clear}>
            {t("deliveries.readAgainBar.clear")}
          </Button>
        </div>
      </div>
      {asked !== null && <ReadAgainDialog ids={asked} onClose={close} />}
    </>
  );
}
