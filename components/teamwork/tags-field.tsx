"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { useDesk, useRecordAction } from "#components/records/desk.tsx";
import { paneHref } from "#components/records/pane-href.ts";
import { tell } from "#components/records/tell.ts";
import { withUndo } from "#components/records/undo.ts";
import { useKeptText } from "#components/records/use-kept-text.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";
import { tagRecordAction } from "#lib/teamwork/actions.ts";

type TagsFieldProps = { recordId: string; tags: readonly string[]; known: readonly string[]; mayOrganise: boolean };

/** Words that people put on records to find them again. */
export function TagsField({ recordId, tags, known, mayOrganise }: TagsFieldProps) {
  const t = useTranslations();
  const id = useId();
  const [kept, keep] = useKeptText(`holdpoint:tag:${recordId}`);
  const word = kept ?? "";
  const { record: { number }, place } = useDesk();
  const [run, isPending] = useRecordAction();
  const add = (event: FormEvent) => {
    event.preventDefault();
    // As they are stored: what is there already is not put on, and not taken off by the undo.
    const words = word.split(",").map((one) => one.trim().toLowerCase()).filter((one, at, all) => one !== "" && !tags.includes(one) && all.indexOf(one) === at);
    if (words.length === 0) return keep(null);
    run(() => tagRecordAction({ recordId, add: words }), () => {
      keep(null);
      told(t("teamwork.tagsField.added", { tags: words.join(", ") }), { remove: words });
    });
  };
  const takeOff = (tag: string) => run(() => tagRecordAction({ recordId, remove: [tag] }), () => told(t("teamwork.tagsField.takenOff", { tag }), { add: [tag] }));
  const told = (title: string, back: { add?: string[]; remove?: string[] }) =>
    tell.success(title, withUndo(t, {
      undo: () => tagRecordAction({ recordId, ...back }),
      done: t("teamwork.tagsField.asItWas", { number }),
      afterwards: { what: t("teamwork.tagsField.afterwards", { number }), href: paneHref(place.href, "notes") },
    }));
  if (!mayOrganise && tags.length === 0) return null;
  return (
    <form className="grid gap-1" onSubmit={add}>
      <Label htmlFor={id}>{t("teamwork.tagsField.label")}</Label>
      <div className="flex flex-wrap items-center gap-2">
        {tags.map((tag) => (
          <span key={tag} className="inline-flex items-center gap-1 rounded-full border bg-muted py-0.5 pr-1 pl-2.5 text-xs">
            {tag}
            {mayOrganise && (
              <button type="button" className="rounded-full p-0.5 hover:bg-accent" aria-label={t("teamwork.tagsField.takeOff", { tag })} disabled={isPending} onClick={() => takeOff(tag)}>
                <X className="size-3" aria-hidden />
              </button>
            )}
          </span>
        ))}
        {mayOrganise && (
          <>
            <Input id={id} list={`${id}-known`} className="w-36" value={word} maxLength={40} placeholder={t("teamwork.tagsField.placeholder")} onChange={(event) => keep(event.target.value === "" ? null : event.target.value)} />
            <datalist id={`${id}-known`}>
              {known.filter((tag) => !tags.includes(tag)).map((tag) => (
                <option key={tag} value={tag}>{tag}</option>
              ))}
            </datalist>
            <Button type="submit" variant="outline" disabled={word.trim() === "" || isPending}>{t("teamwork.tagsField.add")}</Button>
          </>
        )}
      </div>
    </form>
  );
}
