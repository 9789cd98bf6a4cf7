"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, Suspense, useRef, useState } from "react";
import { useKeys } from "#components/shell/use-keys.ts";
import { lazyOnline, loadLater } from "#components/ui/load-later.tsx";
import type { ScreenItem } from "#lib/review/record-screen.ts";
import { useDesk } from "./desk.tsx";
import type { ShownDocument } from "./document-card.tsx";
import type { Editing } from "./editing.ts";
import { PaneContext } from "./pane-context.ts";
import { tell } from "./tell.ts";
import { hasTyped, useDraft } from "./use-draft.ts";
import { useHushedTyping } from "./use-hushed-typing.ts";

// Fetched when somebody corrects: most records are only looked at, and reckoning with lines brings much.
const CorrectDocument = lazyOnline(() => import("./correct-document.tsx").then((module) => module.CorrectDocument));
const WholeDocument = lazyOnline(() => import("./whole-document.tsx").then((module) => module.WholeDocument));

const LeftTyping = loadLater(() => import("./left-typing.tsx").then((module) => module.LeftTyping));

type DocumentPaneProps = {
  document: ShownDocument;
  hasLines: boolean;
  /** No finding asks for a look-up: its key goes to the lines. */
  looksUpLines: boolean;
  /** What its total has more or less than its lines give; null where they agree. */
  unexplained: string | null;
  items: { [code: string]: ScreenItem };
  /** The company's own currency, in which items have their prices. */
  baseCurrency: string;
  editing: Editing | null;
  /** The document to be read, as the server has drawn it. */
  children: ReactNode;
};

/** The document as it would be booked, to be corrected in place by those who may. */
export function DocumentPane({ document: shown, hasLines, looksUpLines, unexplained, items, baseCurrency, editing, children }: DocumentPaneProps) {
  const t = useTranslations();
  const { record } = useDesk();
  const [draft, setDraft] = useDraft(record.id);
  const [begunAt, setBegunAt] = useState<"head" | "lines">("head");
  const [isWhole, setIsWhole] = useState(false);
  const element = useRef<HTMLDivElement>(null);
  const begin = (at: "head" | "lines") => {
    if (editing === null) return void tell.info(t("records.documentPane.notHere"));
    setBegunAt(at);
    // What is typed already belongs to the revision that it was typed over.
    if (draft === null) setDraft({ revision: record.revision, values: {} });
    else element.current?.querySelector<HTMLElement>(at === "head" ? "[data-edit]" : "[data-cell]")?.focus();
  };
  useKeys({
    edit: editing === null ? { whyNot: () => begin("head") } : () => begin("head"),
    "look-up": {
      when: () => firstLookUp() !== undefined || hasLines,
      // What a finding asks for comes before the lines, where everything else is looked up.
      act: () => (firstLookUp() === undefined ? begin("lines") : firstLookUp()?.focus()),
      whyNot: () => tell.info(t("records.documentPane.nothingToLookUp")),
    },
  });
  const whole = { shown, items, unexplained };
  const isCorrecting = editing !== null && draft !== null;
  // Somebody else has decided it meanwhile: what was typed is shown where it was typed.
  const isLeft = editing === null && draft !== null && hasTyped(draft);
  useHushedTyping(isCorrecting, isLeft);
  const asked = isCorrecting ? (
    <CorrectDocument {...whole} looksUpLines={looksUpLines} baseCurrency={baseCurrency} editing={editing} draft={draft} onDraft={setDraft} begunAt={begunAt} />
  ) : isWhole ? (
    <WholeDocument {...whole} mayCorrect={editing !== null} />
  ) : null;
  return (
    <div ref={element} className="min-w-0">
      {isLeft && <LeftTyping document={shown.carrier.document} draft={draft} onDraft={setDraft} />}
      <PaneContext value={{ correct: () => begin("head"), showWhole: () => setIsWhole(true) }}>
        {/* No boundary around what the server draws: its parts still stream in, and would do so into a fallback that is gone. */}
        {asked === null ? children : <Suspense fallback={children}>{asked}</Suspense>}
      </PaneContext>
    </div>
  );
}

/** The look-up of the first finding that asks for one. */
function firstLookUp(): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>("[data-fix] input[role=combobox]:enabled")].find((field) => field.offsetParent !== null);
}
