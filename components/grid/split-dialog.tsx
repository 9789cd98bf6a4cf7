"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { formatAmount, formatQuantity } from "#components/format/money.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { GridRow } from "./grid-column.ts";
import { halfOf } from "./half-of.ts";
import { tidyValue } from "./tidy-value.ts";

type SplitDialogProps = {
  /** The number of the line, from 1. */
  line: number;
  quantity: string;
  /** The two lines that would come of it; null where that is no part of the quantity. */
  partsOf: (away: string) => readonly [GridRow, GridRow] | null;
  onSplit: (away: string) => void;
  onClose: () => void;
};

/** Asks how much of a line goes to a new one, and shows both as they would be. */
export function SplitDialog({ line, quantity, partsOf, onSplit, onClose }: SplitDialogProps) {
  const t = useTranslations();
  const [typed, setTyped] = useState(() => halfOf(tidyValue("amount", quantity)));
  const [isAsked, setIsAsked] = useState(false);
  const away = tidyValue("amount", typed);
  const parts = partsOf(away);
  const error = isAsked && parts === null ? t("grid.splitDialog.enterPart", { quantity: formatQuantity(tidyValue("amount", quantity)) }) : undefined;
  const id = "split-quantity";
  const split = () => {
    setIsAsked(true);
    if (parts === null) return;
    onSplit(away);
    onClose();
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      {/* What is pressed in here is not meant for the grid and the page behind it. */}
      <DialogContent className="sm:max-w-md" onKeyDown={(event) => event.stopPropagation()}>
        <form
          className="grid gap-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            split();
          }}
        >
          <DialogHeader>
            <DialogTitle>{t("grid.splitDialog.title", { line })}</DialogTitle>
            <DialogDescription>{t("grid.splitDialog.how")}</DialogDescription>
          </DialogHeader>
          <Field id={id} label={t("grid.splitDialog.quantity")} error={error}>
            <Input id={id} autoFocus autoComplete="off" inputMode="decimal" className="text-right tabular-nums" value={typed} onChange={(event) => setTyped(event.target.value)} onFocus={(event) => event.currentTarget.select()} {...describedBy(id, { error })} />
          </Field>
          <ul className="grid gap-1" aria-live="polite">
            {parts?.map((part, index) => (
              <li key={part.key} className="flex justify-between gap-3 tabular-nums">
                <span>
                  {index === 0 ? t("grid.splitDialog.stays") : t("grid.splitDialog.newLine")}: {formatQuantity(part.values.quantity ?? "")}
                </span>
                {part.values.amount !== undefined && <span>{formatAmount(part.values.amount)}</span>}
              </li>
            ))}
          </ul>
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {t("grid.splitDialog.cancel")}
            </Button>
            <Button type="submit">{t("grid.splitDialog.split")}</Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
