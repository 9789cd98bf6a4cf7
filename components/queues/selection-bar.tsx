"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Selection } from "#components/bulk/bulk-dialog.tsx";
import { actWords } from "#components/bulk/bulk-words.ts";
import { formatCapped, formatCount } from "#components/format/money.ts";
import { Button } from "#components/ui/button.tsx";
import { loadLater } from "#components/ui/load-later.tsx";
import type { BulkAct } from "#lib/bulk/acts.ts";
import type { Choice } from "#lib/queues/define-filter.ts";
import type { CappedCount } from "#lib/queues/queries.ts";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import { selectionText, sumText } from "./selection-text.ts";
import { useSay } from "./table-status.tsx";

const BulkDialog = loadLater(() => import("#components/bulk/bulk-dialog.tsx").then((module) => module.BulkDialog));

const RetryMany = loadLater(() => import("./retry-many.tsx").then((module) => module.RetryMany));

/** What can be done with many records of a list: `acts` by the role of whoever looks, `matching` of them under its filters. */
export type Bulk = { acts: readonly BulkAct[]; query: string; matching: CappedCount; people: readonly Choice[] };

type SelectionBarProps = { queueId: string; selected: readonly RecordRow[]; onPage: number; bulk: Bulk; clear: () => void };

/** What is selected, how much it is, and what can be done with it; with the whole page selected, also with all that the filters leave. */
export function SelectionBar({ queueId, selected, onPage, bulk, clear }: SelectionBarProps) {
  const t = useTranslations();
  const say = useSay();
  const [isAll, setAll] = useState(false);
  const [doing, setDoing] = useState<{ act: BulkAct; selection: Selection; records: readonly RecordRow[] } | null>(null);
  const isPage = selected.length === onPage;
  // Whoever takes a row off means single rows from then on, also when it is put back: that many are told, and no more.
  if (isAll && !isPage) setAll(false);
  const hasMore = bulk.matching.value > onPage;
  const takesAll = isAll && isPage && hasMore;
  const ask = (act: BulkAct) => setDoing({ act, records: selected, selection: takesAll ? { by: "view", query: bulk.query } : { by: "rows", records: selected.map(({ id, revision }) => ({ id, revision })) } });
  const allText = t("queues.selectionBar.allMatching", { count: formatCapped(bulk.matching) });
  const takeAll = (takes: boolean) => {
    setAll(takes);
    say(takes ? allText : selectionText(t, selected));
  };
  return (
    <>
      <div
        role="region"
        aria-label={t("queues.selectionBar.label")}
        hidden={selected.length === 0}
        className="sticky bottom-3 z-20 mx-auto mt-3 flex w-fit max-w-[calc(100%-2rem)] animate-rise-in flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border bg-popover px-4 py-2.5 shadow-lg max-sm:bottom-17"
      >
        <p>
          <span className="font-semibold">{takesAll ? allText : t("queues.selectionBar.selected", { count: formatCount(selected.length) })}</span>
          {!takesAll && <span className="ml-2 text-muted-foreground">{sumText(selected)}</span>}
          {isPage && hasMore && (
            <Button variant="link" size="sm" onClick={() => takeAll(!isAll)}>
              {takesAll ? t("queues.selectionBar.onlyThisPage") : t("queues.selectionBar.selectAll", { count: formatCapped(bulk.matching) })}
            </Button>
          )}
        </p>
        <div className="flex flex-wrap gap-2">
          {bulk.acts.map((act, place) => (
            <Button key={act} variant={place === 0 && act !== "reject" ? "primary" : "outline"} onClick={() => ask(act)}>
              {actWords(t)[act].button}
            </Button>
          ))}
          <Button variant="ghost" onClick={clear}>
            {t("queues.selectionBar.clear")}
          </Button>
        </div>
      </div>
      {/* Of refused rows it is also asked what today's mapping reads. */}
      {doing?.act === "retry" && doing.selection.by === "rows" && <RetryMany records={doing.records} onClose={() => setDoing(null)} onDone={clear} />}
      {doing !== null && (doing.act !== "retry" || doing.selection.by === "view") && <BulkDialog queueId={queueId} act={doing.act} selection={doing.selection} people={bulk.people} onClose={() => setDoing(null)} onDone={clear} />}
    </>
  );
}
