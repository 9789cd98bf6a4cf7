"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, useTransition } from "react";
import { formatCount } from "#components/format/money.ts";
import { refusalText } from "#components/records/refusal-text.ts";
import { RetryChanges } from "#components/records/retry-changes.tsx";
import type { Mapping } from "#components/records/retry-dialog.tsx";
import { stateText, todayText } from "#components/records/retry-text.ts";
import { Button } from "#components/ui/button.tsx";
import { ChoiceCards } from "#components/ui/choice-cards.tsx";
import { DialogClose, DialogFooter } from "#components/ui/dialog.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { RecordRow } from "#lib/queues/record-rows.ts";
import { previewRetryAction, retryManyAction } from "#lib/review/actions.ts";
import type { RetryPreview } from "#lib/review/preview-retry.ts";
import { BulkDialog, type BulkResult } from "./bulk-dialog.tsx";
import { sumText } from "./selection-text.ts";

type RetryManyProps = { records: readonly RecordRow[]; onClose: () => void; onDone: () => void };
type Other = Extract<RetryPreview, { as: "other" }>;

const isRefused = ({ holds }: RecordRow) => holds.some(({ rule }) => rule === "ledger-refused");

/**
 * Sends many documents that AutoCount refused once more; says first which of the selected those are and in which of them
 * today's mapping reads something else, and afterwards what became of each.
 */
export function RetryMany({ records, onClose, onDone }: RetryManyProps) {
  const t = useTranslations();
  const [error, setError] = useState<string | null>(null);
  const [results, setResults] = useState<BulkResult[] | null>(null);
  const [mapping, setMapping] = useState<Mapping>("as-it-stands");
  const [isPending, start] = useTransition();
  // What was selected stays what is asked about, though the list behind is fetched again.
  const [refused] = useState(() => records.filter(isRefused));
  const [previews, setPreviews] = useState<RetryPreview[] | null>(() => (refused.length === 0 ? [] : null));
  const others = records.length - refused.length;
  const alsoHeld = refused.filter(({ holds }) => holds.length > 1).length;
  const differing = new Map(previews?.flatMap((one): [string, Other][] => (one.as === "other" ? [[one.id, one]] : [])));

  useEffect(() => {
    if (refused.length === 0) return;
    let isGone = false;
    void previewRetryAction({ ids: refused.map(({ id }) => id) })
      .catch(() => null)
      .then((answer) => {
        if (isGone) return;
        if (answer?.ok) setPreviews(answer.value.records);
        else setError(refusalText(t, answer === null ? { code: "no-answer" } : answer.error));
      });
    return () => {
      isGone = true;
    };
  }, [t, refused]);

  const retry = () =>
    start(async () => {
      const chosen = (id: string) => (mapping === "today" ? (differing.get(id)?.reading ?? null) : null);
      const answer = await retryManyAction({ records: refused.map(({ id, revision }) => ({ id, revision, reading: chosen(id) })) }).catch(() => null);
      if (answer === null) return setError(refusalText(t, { code: "no-answer" }));
      if (!answer.ok) return setError(refusalText(t, answer.error));
      const outcomes = new Map(answer.value.results.map((outcome) => [outcome.id, outcome]));
      setResults(refused.map((record): BulkResult => {
        const outcome = outcomes.get(record.id);
        if (outcome === undefined) return { record, refusal: refusalText(t, { code: "no-answer" }) };
        if (!outcome.ok) return { record, refusal: refusalText(t, outcome.error) };
        return { record, refusal: null, note: `${stateText(t, outcome.state)}.` };
      }));
    });

  return (
    <BulkDialog
      title={t("queues.retryMany.title", { count: refused.length })}
      description={
        <>
          {refused.length > 0 && (
            <>
              {t.rich("queues.retryMany.together", { sum: sumText(refused), b: (chunks) => <strong className="text-foreground">{chunks}</strong> })}
            </>
          )}
          {others > 0 && ` ${t("queues.retryMany.othersLeftOut", { others })}`}
          {alsoHeld > 0 && ` ${t("queues.retryMany.alsoHeld", { alsoHeld })}`}
        </>
      }
      done={t("queues.retryMany.done")}
      results={results}
      onClose={onClose}
      onDone={onDone}
    >
      {previews === null && error === null && <Reading />}
      {previews !== null && refused.length > 0 && <Readings records={refused} previews={previews} differing={differing} mapping={mapping} onChoose={setMapping} />}
      {error !== null && (
        <p role="alert" className="text-error-fg">
          {error}
        </p>
      )}
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">{t("queues.retryMany.cancel")}</Button>
        </DialogClose>
        <Button onClick={retry} isPending={isPending} disabled={refused.length === 0 || previews === null}>
          {refused.length === 1 ? t("queues.retryMany.sendIt") : t("queues.retryMany.send", { count: formatCount(refused.length) })}
        </Button>
      </DialogFooter>
    </BulkDialog>
  );
}

function Reading() {
  const t = useTranslations();
  return (
    <div className="grid gap-2" role="status">
      <p className="text-muted-foreground">{t("queues.retryMany.reading")}</p>
      <Skeleton className="h-10" />
    </div>
  );
}

type ReadingsProps = { records: readonly RecordRow[]; previews: readonly RetryPreview[]; differing: ReadonlyMap<string, Other>; mapping: Mapping; onChoose: (mapping: Mapping) => void };

/** How many read the same today, and which do not; what differs in one opens below its name. */
function Readings({ records, previews, differing, mapping, onChoose }: ReadingsProps) {
  const t = useTranslations();
  const unreadable = previews.filter((one) => one.as === "unreadable").length;
  const same = previews.length - unreadable - differing.size;
  const told = [
    same > 0 && t("queues.retryMany.same", { same }),
    unreadable > 0 && t("queues.retryMany.unreadable", { unreadable }),
  ].filter((sentence) => sentence !== false);
  const asksAgain = [...differing.values()].filter((one) => one.movesValue || one.holds.length > 0).length;
  return (
    <div className="grid gap-3">
      {told.length > 0 && <p className="text-muted-foreground">{told.join(" ")}</p>}
      {differing.size > 0 && (
        <>
          <ChoiceCards
            legend={t("queues.retryMany.whatIsSent")}
            chosen={mapping}
            onChoose={onChoose}
            choices={[
              { value: "as-it-stands", title: t("queues.retryMany.asTheyStand.title"), text: t("queues.retryMany.asTheyStand.text") },
              {
                value: "today", title: t("queues.retryMany.today.title", { count: differing.size }),
                text: asksAgain === 0 ? t("queues.retryMany.today.noMoneyMoves") : t("queues.retryMany.today.asksAgain", { asksAgain }),
              },
            ]}
          />
          <ul className="max-h-64 divide-y overflow-y-auto rounded-md border" aria-label={t("queues.retryMany.otherwise")}>
            {records.flatMap((record) => {
              const other = differing.get(record.id);
              return other === undefined ? [] : [
                <li key={record.id}>
                  <details>
                    <summary className="px-3 py-1.5 hover:bg-accent">
                      <span className="font-medium">{record.number}</span> <span className="text-muted-foreground">{todayText(t, other)}</span>
                    </summary>
                    <div className="border-t px-3 py-2">
                      <RetryChanges other={other} />
                    </div>
                  </details>
                </li>,
              ];
            })}
          </ul>
        </>
      )}
    </div>
  );
}
