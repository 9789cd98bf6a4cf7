"use client";

import { useTranslations } from "next-intl";
import { actWords } from "#components/bulk/bulk-words.ts";
import { formatCapped, formatCount } from "#components/format/money.ts";
import { keyHints } from "#components/shell/commands.ts";
import { Button } from "#components/ui/button.tsx";
import type { BulkAct } from "#lib/bulk/acts.ts";
import type { CappedCount } from "#lib/queues/queries.ts";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import { sumText } from "./selection-text.ts";

type SelectionBarProps = {
  rows: readonly RecordRow[];
  acts: readonly BulkAct[];
  matching: CappedCount;
  isAll: boolean;
  /** Null where the rows are not the whole page, or the page is all there is. */
  takeAll: ((takes: boolean) => void) | null;
  ask: (act: BulkAct) => void;
  clear: () => void;
};

/** What is selected, how much it is, and what can be done with it; with the whole page selected, also with all that the filters leave. */
export function SelectionBar({ rows, acts, matching, isAll, takeAll, ask, clear }: SelectionBarProps) {
  const t = useTranslations();
  return (
    <div
      role="region"
      data-selection-bar=""
      aria-label={t("queues.selectionBar.label")}
      hidden={rows.length === 0}
      className="sticky bottom-3 z-20 mx-auto mt-3 flex w-fit max-w-[calc(100%-2rem)] animate-rise-in flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border bg-popover px-4 py-2.5 shadow-lg max-sm:bottom-17"
    >
      <p>
        <span className="font-semibold">{isAll ? t("queues.selectionBar.allMatching", { count: formatCapped(t, matching) }) : t("queues.selectionBar.selected", { count: formatCount(rows.length) })}</span>
        {!isAll && <span className="ml-2 text-muted-foreground">{sumText(rows)}</span>}
        {takeAll !== null && (
          <Button variant="link" size="sm" className="ml-2" onClick={() => takeAll(!isAll)} {...(isAll ? {} : keyHints(t, "select-matching"))}>
            {isAll ? t("queues.selectionBar.onlyThisPage") : t("queues.selectionBar.selectAll", { count: formatCapped(t, matching) })}
          </Button>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        {acts.map((act, place) => (
          <Button key={act} variant={place === 0 && act !== "reject" ? "primary" : "outline"} onClick={() => ask(act)} {...keyHints(t, `${act}-selected`)}>
            {actWords(t)[act].button}
          </Button>
        ))}
        <Button variant="ghost" onClick={clear} {...keyHints(t, "clear-selection")}>
          {t("queues.selectionBar.clear")}
        </Button>
      </div>
    </div>
  );
}
