"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { formatInstant } from "#components/format/time.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import type { Choices } from "#lib/canonical/merge.ts";
import type { Versions } from "#lib/review/read-versions.ts";
import type { Translate } from "#messages/translate.ts";
import { fieldLabel, valueText } from "./field-label.ts";
import { type DraftMerge, mergeDraft, type Typed } from "./merge-draft.ts";

type MergeDialogProps = {
  versions: Versions;
  typed: Typed;
  isPending: boolean;
  /** Saves over the present revision what of mine is left; nothing may be left. */
  onSave: (changes: DraftMerge["changes"]) => void;
  onClose: () => void;
};

/** Both versions side by side: what only one changed is taken, what both changed is chosen field by field. Mounted while open. */
export function MergeDialog({ versions: { base, present, moved }, typed, isPending, onSave, onClose }: MergeDialogProps) {
  const t = useTranslations();
  const [choices, setChoices] = useState<Choices>({});
  const { conflicts, taken, changes } = useMemo(() => mergeDraft(base, present, typed, choices), [base, present, typed, choices]);
  const isOpenStill = ({ path, canBeMine }: DraftMerge["conflicts"][number]) => canBeMine && choices[path] === undefined;
  const open = conflicts.filter(isOpenStill).length;
  const choose = (path: string, whose: "mine" | "theirs") => setChoices({ ...choices, [path]: whose });
  const chooseAll = (whose: "mine" | "theirs") => setChoices(Object.fromEntries(conflicts.filter(({ canBeMine }) => canBeMine).map(({ path }) => [path, whose])));
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="sm:max-w-3xl">
        <DialogHeader>
          <DialogTitle>{moved.by} changed this record while you were typing</DialogTitle>
          <DialogDescription>
            {formatInstant(moved.at)} · revision {moved.revision}. What only one of you changed is kept.{" "}
            {conflicts.length > 0 ? "Where both of you changed a field, choose what it is to be." : "You changed different fields, so nothing is lost."}
          </DialogDescription>
        </DialogHeader>
        <form
          className="grid min-w-0 gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (open === 0 && !isPending) onSave(changes);
          }}
        >
          <div className="overflow-x-auto rounded-md border">
            <table className="w-full text-sm">
              <caption className="sr-only">Your version and theirs</caption>
              <thead className="border-b bg-muted text-left text-xs text-muted-foreground">
                <tr>
                  <th scope="col" className="px-3 py-1.5 font-medium">Field</th>
                  <th scope="col" className="px-3 py-1.5 font-medium">When you began</th>
                  <th scope="col" className="px-3 py-1.5 font-medium">Yours</th>
                  <th scope="col" className="px-3 py-1.5 font-medium">{moved.by}</th>
                </tr>
              </thead>
              <tbody className="divide-y">
                {conflicts.map((conflict, index) => (
                  <ConflictRow key={conflict.path} conflict={conflict} chosen={choices[conflict.path]} isFirst={index === 0} onChoose={(whose) => choose(conflict.path, whose)} />
                ))}
                {taken.map((field) => (
                  <tr key={field.path} className="align-top">
                    <Name place={field.place} />
                    <td className="px-3 py-1.5 break-words text-muted-foreground">{valueText(t, field.old)}</td>
                    <td className="px-3 py-1.5 break-words">{field.by === "them" ? <Unchanged /> : <strong className="font-medium">{valueText(t, field.new)}</strong>}</td>
                    <td className="px-3 py-1.5 break-words">{field.by === "me" ? <Unchanged /> : <strong className="font-medium">{valueText(t, field.new)}</strong>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {conflicts.length > 1 && (
            <div className="flex flex-wrap gap-2">
              <Button variant="outline" size="sm" onClick={() => chooseAll("mine")}>All of mine</Button>
              <Button variant="outline" size="sm" onClick={() => chooseAll("theirs")}>All of theirs</Button>
            </div>
          )}
          <p role="status" className="text-xs text-muted-foreground">{standText(open, changes.length)}</p>
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>Go on typing</Button>
            <Button type="submit" isPending={isPending} aria-disabled={open > 0 || undefined} variant={open > 0 ? "secondary" : "primary"} autoFocus={conflicts.length === 0}>
              {changes.length === 0 && open === 0 ? "Take theirs" : "Save both"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

type ConflictRowProps = { conflict: DraftMerge["conflicts"][number]; chosen: "mine" | "theirs" | undefined; isFirst: boolean; onChoose: (whose: "mine" | "theirs") => void };

function ConflictRow({ conflict: { path, place, base, mine, theirs, canBeMine }, chosen, isFirst, onChoose }: ConflictRowProps) {
  const t = useTranslations();
  const whose = canBeMine ? (["mine", "theirs"] as const) : (["theirs"] as const);
  return (
    <tr className="bg-held-soft align-top" role="radiogroup" aria-label={fieldLabel(t, place)}>
      <Name place={place} />
      <td className="px-3 py-1.5 break-words text-muted-foreground">{valueText(t, base)}</td>
      {!canBeMine && <td className="px-3 py-1.5 break-words text-muted-foreground">{valueText(t, mine)}</td>}
      {whose.map((one, index) => (
        <td key={one} className="p-0">
          <label className="flex min-h-9 cursor-pointer items-baseline gap-2 px-3 py-1.5 has-checked:bg-primary-soft has-checked:font-medium">
            <input
              type="radio" name={path} value={one} className="accent-primary" checked={chosen === one || !canBeMine} onChange={() => onChoose(one)} autoFocus={isFirst && index === 0}
              aria-label={`${one === "mine" ? "Yours" : "Theirs"}: ${wordsOf(t, one === "mine" ? mine : theirs)}`}
            />
            <span className="min-w-0 break-words">{wordsOf(t, one === "mine" ? mine : theirs)}</span>
          </label>
        </td>
      ))}
    </tr>
  );
}

function Name({ place }: { place: string }) {
  const t = useTranslations();
  return <th scope="row" className="px-3 py-1.5 text-left font-normal text-muted-foreground">{fieldLabel(t, place)}</th>;
}

function Unchanged() {
  return <span className="text-muted-foreground">as it was</span>;
}

function wordsOf(t: Translate, value: unknown): string {
  return value === null ? "empty" : valueText(t, value);
}

function standText(open: number, changes: number): string {
  if (open > 0) return open === 1 ? "One field is still to be chosen." : `${open} fields are still to be chosen.`;
  if (changes === 0) return "Nothing of yours is left to save.";
  return changes === 1 ? "One change of yours is saved over theirs." : `${changes} changes of yours are saved over theirs.`;
}
