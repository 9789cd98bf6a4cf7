"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useRecordAction } from "#components/records/desk.tsx";
import { tell } from "#components/records/tell.ts";
import { useKeptText } from "#components/records/use-kept-text.ts";
import { Button } from "#components/ui/button.tsx";
import { Label } from "#components/ui/label.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { commentAction } from "#lib/teamwork/actions.ts";

const mostOffered = 6;

type NoteFormProps = { recordId: string; members: readonly { userId: string; name: string }[]; me: string; asked: number };

/** Writes a note; "@" offers the people. What is typed outlives a reload and a lost connection. */
export function NoteForm({ recordId, members, me, asked }: NoteFormProps) {
  const t = useTranslations();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [kept, keep] = useKeptText(`holdpoint:note:${recordId}`);
  const text = kept ?? "";
  const [chosen, setChosen] = useState(0);
  const [run, isPending] = useRecordAction();
  useEffect(() => {
    if (asked === 0) return;
    field.current?.focus();
    field.current?.scrollIntoView({ block: "nearest" });
  }, [asked]);

  const write = (next: string) => {
    setChosen(0);
    keep(next === "" ? null : next);
  };
  const called = /(?:^|[^\p{L}\p{N}])@([^@\n]{0,40})$/u.exec(text)?.[1];
  const offered = called === undefined ? [] : members.filter(({ userId, name }) => userId !== me && name.toLowerCase().startsWith(called.toLowerCase()) && name !== called.trimEnd()).slice(0, mostOffered);
  const take = (name: string) => {
    write(`${text.slice(0, text.length - (called?.length ?? 0))}${name} `);
    field.current?.focus();
  };
  const send = () => {
    if (text.trim() === "" || isPending) return;
    run(() => commentAction({ recordId, text }), ({ mentioned }) => {
      write("");
      if (mentioned.length > 0) tell.success(t("teamwork.noteForm.willFindIt", { mentioned: mentioned.join(", ") }));
    });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return send();
    const name = offered[chosen]?.name;
    if (name === undefined) return;
    if (event.key === "Enter" || event.key === "Tab") take(name);
    else if (event.key === "ArrowDown") setChosen((chosen + 1) % offered.length);
    else if (event.key === "ArrowUp") setChosen((chosen + offered.length - 1) % offered.length);
    else return;
    event.preventDefault();
  };
  return (
    <div className="relative grid gap-2">
      <Label htmlFor={id} className="sr-only">{t("teamwork.noteForm.label")}</Label>
      <Textarea
        ref={field} id={id} value={text} maxLength={4000} placeholder={t("teamwork.noteForm.placeholder")} onChange={(event) => write(event.target.value)} onKeyDown={onKey}
        role="combobox" aria-expanded={offered.length > 0} aria-controls={`${id}-people`} aria-activedescendant={offered.length > 0 ? `${id}-${chosen}` : undefined} aria-autocomplete="list"
      />
      {offered.length > 0 && (
        <ul id={`${id}-people`} role="listbox" aria-label={t("teamwork.noteForm.people")} className="absolute top-full z-10 -mt-9 w-64 max-w-full rounded-md border bg-popover p-1 shadow-md">
          {offered.map(({ userId, name }, place) => (
            <li key={userId} id={`${id}-${place}`} role="option" aria-selected={place === chosen} className="cursor-pointer rounded px-2 py-1 aria-selected:bg-accent" onPointerDown={(event) => { event.preventDefault(); take(name); }}>
              {name}
            </li>
          ))}
        </ul>
      )}
      <div className="flex items-center gap-3">
        <Button onClick={send} disabled={text.trim() === "" || isPending}>{t("teamwork.noteForm.add")}</Button>
        <span className="text-xs text-muted-foreground">{t("teamwork.noteForm.howSent")}</span>
      </div>
    </div>
  );
}
