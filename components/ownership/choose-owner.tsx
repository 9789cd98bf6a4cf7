"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { Select } from "#components/ui/select.tsx";
import { setOwnerAction } from "#lib/ownership/actions.ts";
import type { OwnerRow } from "#lib/ownership/queries.ts";
import { ownerWords } from "./owner-words.ts";

type ChooseOwnerProps = { row: OwnerRow; sources: readonly { id: string; name: string }[] };

/** Chooses the owner of one kind of data, after saying what that changes. */
export function ChooseOwner({ row, sources }: ChooseOwnerProps) {
  const t = useTranslations();
  const { data, owner, sourceId, sourceName, revision } = row;
  const current = owner === null ? "undecided" : owner === "source" ? (sourceId ?? "") : owner;
  const [chosen, setChosen] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const label = t(`ownership.data.${data}`);
  const choices = [
    { value: "undecided", label: t("ownership.chooseOwner.notDecided") }, { value: "ledger", label: "AutoCount" }, { value: "any", label: t("ownership.chooseOwner.anySource") },
    ...sources.map(({ id, name }) => ({ value: id, label: name })),
    // A source that was disabled may still own what it was given.
    ...(owner === "source" && !sources.some(({ id }) => id === sourceId) ? [{ value: current, label: sourceName ?? t("ownership.chooseOwner.aSourceThatIsGone") }] : []),
  ];
  const words = ownerWords(t)[data];
  const save = (value: string) =>
    start(async () => {
      const outcome = await setOwnerAction({ data, owner: value as "ledger", revision }).catch(() => null);
      setChosen(null);
      if (outcome?.ok) return tell.success(t("ownership.chooseOwner.savedWhatIsUndecided", { label }));
      const error = outcome === null ? ({ code: "no-answer" } as const) : outcome.error;
      tell.error(error.code === "changed-meanwhile" ? t("ownership.chooseOwner.somebodyHasChangedThisRow") : error.code === "not-found" ? t("ownership.chooseOwner.thatSourceIsGoneChoose") : refusalText(t, error));
    });
  return (
    <>
      <Select aria-label={t("ownership.chooseOwner.ownerOf", { label: label.toLowerCase() })} value={chosen ?? current} disabled={isPending} onChange={(event) => setChosen(event.target.value === current ? null : event.target.value)} className="max-w-64">
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
      {chosen !== null && (
        <Dialog open onOpenChange={(isOpen) => !isOpen && setChosen(null)}>
          <DialogContent>
            <DialogHeader>
              <DialogTitle>
                {label}: {choices.find(({ value }) => value === chosen)?.label}
              </DialogTitle>
              <DialogDescription>{chosen === "undecided" ? words.undecided : chosen === "ledger" ? words.ledger : words.other}</DialogDescription>
            </DialogHeader>
            <p>{t("ownership.chooseOwner.itCountsForWhatArrives")}</p>
            <DialogFooter>
              <DialogClose asChild>
                <Button variant="outline">{t("ownership.chooseOwner.leaveIt")}</Button>
              </DialogClose>
              <Button onClick={() => save(chosen)} isPending={isPending}>
                {t("ownership.chooseOwner.changeTheOwner")}
              </Button>
            </DialogFooter>
          </DialogContent>
        </Dialog>
      )}
    </>
  );
}
