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
          <DialogTitle>{t("records.mergeDialog.title", { by: moved.by })}</DialogTitle>
          <DialogDescription>
            {t("records.mergeDialog.description", { at: formatInstant(moved.at), revision: moved.revision, what: conflicts.length > 0 ? t("records.mergeDialog.choose") : t("records.mergeDialog.nothingLost") })}
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
              <caption className="sr-only">{t("records.mergeDialog.caption")}</caption>
              <thead className="border-b bg-muted text-left text-xs text-muted-foreground">
                <tr>
                  <th scope="col" className="px-3 py-1.5 font-medium">{t("records.mergeDialog.field")}</th>
                  <th scope="col" className="px-3 py-1.5 font-medium">{t("records.mergeDialog.began")}</th>
                  <th scope="col" className="px-3 py-1.5 font-medium">{t("records.mergeDialog.yours")}</th>
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
              <Button variant="outline" size="sm" onClick={() => chooseAll("mine")}>{t("records.mergeDialog.allMine")}</Button>
              <Button variant="outline" size="sm" onClick={() => chooseAll("theirs")}>{t("records.mergeDialog.allTheirs")}</Button>
            </div>
          )}
          <p role="status" className="text-xs text-muted-foreground">{standText(t, open, changes.length)}</p>
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>{t("records.mergeDialog.goOn")}</Button>
            <Button type="submit" isPending={isPending} aria-disabled={open > 0 || undefined} variant={open > 0 ? "secondary" : "primary"} autoFocus={conflicts.length === 0}>
              {changes.length === 0 && open === 0 ? t("records.mergeDialog.takeTheirs") : t("records.mergeDialog.saveBoth")}
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
              aria-label={`${one === "mine" ? t("records.mergeDialog.yours") : t("records.mergeDialog.theirs")}: ${wordsOf(t, one === "mine" ? mine : theirs)}`}
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
  const t = useTranslations();
  return <span className="text-muted-foreground">{t("records.mergeDialog.asItWas")}</span>;
}

function wordsOf(t: Translate, value: unknown): string {
  return value === null ? t("records.fieldLabel.values.empty") : valueText(t, value);
}

function standText(t: Translate, open: number, changes: number): string {
  if (open > 0) return t("records.mergeDialog.stillToChoose", { open });
  if (changes === 0) return t("records.mergeDialog.nothingLeft");
  return t("records.mergeDialog.savedOver", { changes });
}
