"use client";

import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { valueAt } from "#lib/canonical/paths.ts";
import { useDesk } from "./desk.tsx";
import type { StoredLine } from "./line-draft.ts";
import { tell } from "./tell.ts";
import { typedList } from "./typed-list.ts";
import type { Draft } from "./use-draft.ts";

type LeftTypingProps = { document: object; draft: Draft; onDraft: (draft: Draft | null) => void };

/** What somebody had typed when the record was decided, or went out of reach otherwise: to be taken along, or dropped. */
export function LeftTyping({ document: shown, draft, onDraft }: LeftTypingProps) {
  const t = useTranslations();
  const { record } = useDesk();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [isCopied, setCopied] = useState(false);
  const lines = valueAt(shown, "lines");
  // Over another revision's lines nobody can tell which ones were left out.
  const typed = typedList(t, draft, draft.revision === record.revision && Array.isArray(lines) ? (lines as StoredLine[]) : null);

  // Where the browser does not let a page copy, what is marked is copied by hand.
  const mark = () => list.current !== null && window.getSelection()?.selectAllChildren(list.current);
  const copy = () => {
    if (navigator.clipboard === undefined) return void mark();
    navigator.clipboard.writeText(typed.map(({ label, value }) => `${label}: ${value}`).join("\n")).then(() => setCopied(true), mark);
  };
  const discard = () => {
    onDraft(null);
    tell.info(t("records.correctDocument.discarded"), { action: { label: t("records.correctDocument.undo"), onClick: () => onDraft(draft) } });
  };
  return (
    <section aria-labelledby={id} className="mb-4 grid gap-2 rounded-lg border border-held bg-held-soft px-4 py-3">
      <p id={id} role="alert" className="font-medium text-held-fg">
        {t("records.leftTyping.cannotBeCorrected", { state: t(`format.states.${record.state}`) })}
      </p>
      <ul ref={list} className="grid gap-0.5">
        {typed.map(({ label, value }) => (
          <li key={`${label} ${value}`} className="break-words whitespace-pre-wrap">
            <span className="text-muted-foreground">{label}:</span> {value}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" size="sm" onClick={copy}>
          <span aria-live="polite">{isCopied ? t("records.leftTyping.copied") : t("records.leftTyping.copy")}</span>
        </Button>
        <Button variant="outline" size="sm" onClick={discard}>
          {t("records.correctDocument.discard")}
        </Button>
      </div>
    </section>
  );
}
