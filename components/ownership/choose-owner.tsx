"use client";

import { useState, useTransition } from "react";
import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { Select } from "#components/ui/select.tsx";
import { setOwnerAction } from "#lib/ownership/actions.ts";
import { dataLabels } from "#lib/ownership/ownership.ts";
import type { OwnerRow } from "#lib/ownership/queries.ts";
import { ownerWords } from "./owner-words.ts";

type ChooseOwnerProps = { row: OwnerRow; sources: readonly { id: string; name: string }[] };

/** Chooses the owner of one kind of data, after saying what that changes. */
export function ChooseOwner({ row, sources }: ChooseOwnerProps) {
  const { data, owner, sourceId, sourceName, revision } = row;
  const current = owner === null ? "undecided" : owner === "source" ? (sourceId ?? "") : owner;
  const [chosen, setChosen] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const label = dataLabels[data];
  const choices = [
    { value: "undecided", label: "Not decided" }, { value: "ledger", label: "AutoCount" }, { value: "any", label: "Any source" },
    ...sources.map(({ id, name }) => ({ value: id, label: name })),
    // A source that was disabled may still own what it was given.
    ...(owner === "source" && !sources.some(({ id }) => id === sourceId) ? [{ value: current, label: sourceName ?? "A source that is gone" }] : []),
  ];
  const words = ownerWords[data];
  const save = (value: string) =>
    start(async () => {
      const outcome = await setOwnerAction({ data, owner: value as "ledger", revision }).catch(() => null);
      setChosen(null);
      if (outcome?.ok) return tell.success(`${label}: saved. What is undecided is being checked again.`);
      const error = outcome === null ? ({ code: "no-answer" } as const) : outcome.error;
      tell.error(error.code === "changed-meanwhile" ? "Somebody has changed this row meanwhile. Look at it again." : error.code === "not-found" ? "That source is gone. Choose another one." : refusalText(error));
    });
  return (
    <>
      <Select aria-label={`Owner of ${label.toLowerCase()}`} value={chosen ?? current} disabled={isPending} onChange={(event) => setChosen(event.target.value === current ? null : event.target.value)} className="max-w-64">
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
            <p>It counts for what arrives from now on, and for everything that nobody has approved yet: that is checked again in the background. What is approved or posted stays.</p>
            <DialogFooter>
              <DialogClose asChild>
                <Button variant="outline">Leave it as it is</Button>
              </DialogClose>
              <Button onClick={() => save(chosen)} isPending={isPending}>
                Change the owner
              </Button>
            </DialogFooter>
          </DialogContent>
        </Dialog>
      )}
    </>
  );
}
