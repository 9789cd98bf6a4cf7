"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { DeliveryState } from "#lib/queues/delivery-states.ts";

const ReadAgainDialog = loadLater(() => import("./read-again-dialog.tsx").then((module) => module.ReadAgainDialog));

/** Reads one delivery again. */
export function ReadAgainButton({ delivery }: { delivery: { id: string; state: DeliveryState } }) {
  const t = useTranslations();
  const router = useRouter();
  const [isAsked, setAsked] = useState(false);
  const close = (isDone: boolean) => {
    setAsked(false);
    if (isDone) router.refresh();
  };
  return (
    <>
      <Button variant={delivery.state === "unreadable" ? "primary" : "outline"} onClick={() => setAsked(true)}>
        <RotateCcw aria-hidden />
        {t("deliveries.readAgainButton.readAgain")}
      </Button>
      {isAsked && <ReadAgainDialog ids={[delivery.id]} onClose={close} />}
    </>
  );
}
