"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ChoiceCards } from "#components/ui/choice-cards.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import type { OtherReading } from "#lib/review/preview-retry.ts";
import { RetryChanges } from "./retry-changes.tsx";
import { todayText } from "./retry-text.ts";

/** Which of two readings is sent: the document as it stands, or as its message reads today. */
export type Mapping = "as-it-stands" | "today";

type RetryDialogProps = {
  number: string;
  other: OtherReading;
  isPending: boolean;
  /** With the reading that is sent; null for the document as it stands. */
  onSend: (reading: string | null) => void;
  onClose: () => void;
};

/** Shows in what a refused document differs from its message as today's mapping reads it, and asks which of the two is sent. */
export function RetryDialog({ number, other, isPending, onSend, onClose }: RetryDialogProps) {
  const t = useTranslations();
  const [chosen, setChosen] = useState<Mapping>("as-it-stands");
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("records.retryDialog.title", { number })}</DialogTitle>
          <DialogDescription>{t("records.retryDialog.description")}</DialogDescription>
        </DialogHeader>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            onSend(chosen === "today" ? other.reading : null);
          }}
        >
          <ChoiceCards
            legend={t("records.retryDialog.question")}
            chosen={chosen}
            onChoose={setChosen}
            choices={[
              { value: "as-it-stands", title: t("records.retryDialog.asItStands.title"), text: t("records.retryDialog.asItStands.text") },
              { value: "today", title: t("records.retryDialog.today.title"), text: todayText(t, other) },
            ]}
          />
          <section aria-label={t("records.retryDialog.whatDiffers")} className="grid gap-1">
            <h3 className="text-xs font-medium text-muted-foreground">{t("records.retryDialog.compared")}</h3>
            <div className="max-h-64 overflow-y-auto rounded-md border px-3 py-2">
              <RetryChanges other={other} />
            </div>
          </section>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{t("records.retryDialog.cancel")}</Button>
            </DialogClose>
            <Button type="submit" isPending={isPending} autoFocus>
              {chosen === "today" && (other.movesValue || other.holds.length > 0) ? t("records.retryDialog.useToday") : t("records.retryDialog.sendAgain")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
