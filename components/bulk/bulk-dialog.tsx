"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type FormEvent, type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState, useTransition } from "react";
import { formatCount } from "#components/format/money.ts";
import { settleEvent } from "#components/queues/arrivals.tsx";
import { refusalText } from "#components/records/refusal-text.ts";
import { tell } from "#components/records/tell.ts";
import { askForIt } from "#components/records/role-text.ts";
import { withoutUndo, withUndo } from "#components/records/undo.ts";
import { keepText } from "#components/records/use-kept-text.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { askBulkAction, startBulkAction, undoBulkAction } from "#lib/bulk/actions.ts";
import type { BulkAct } from "#lib/bulk/acts.ts";
import type { AskedBulk } from "#lib/bulk/ask-bulk.ts";
import type { BulkResults } from "#lib/bulk/queries.ts";
import type { NumbersRead } from "#lib/exports/numbers-sheet.ts";
import type { Choice } from "#lib/queues/define-filter.ts";
import type { Translate } from "#messages/translate.ts";
import { ActFields, readActFields } from "./act-fields.tsx";
import { NumberFields } from "./number-fields.tsx";
import { BulkExceptions } from "./bulk-exceptions.tsx";
import { ItemList } from "./item-list.tsx";
import { RetryFields } from "./retry-fields.tsx";
import { actWords, recordsText, sumsText } from "./bulk-words.ts";

export type Selection = { by: "rows"; records: { id: string; revision: number }[] } | { by: "view"; query: string };
/** `isFinal`: asking once more cannot help. */
type Trouble = { text: string; isFinal: boolean };
type BulkDialogProps = { queueId: string; act: BulkAct; selection: Selection; people: readonly Choice[]; onClose: () => void; onDone: () => void; /** Numbers in AutoCount that came on a sheet. */ sheet?: NumbersRead };

/** Asks before many records are decided: how many, how much, and which cannot be. A few are done at once and told here; many have their own page. */
export function BulkDialog({ queueId, act, selection, people, onClose, onDone, sheet }: BulkDialogProps) {
  const t = useTranslations();
  const router = useRouter();
  const [asked, setAsked] = useState<AskedBulk | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isUnanswered, setUnanswered] = useState(false);
  const [fieldError, setFieldError] = useState<string | null>(null);
  const [results, setResults] = useState<BulkResults | null>(null);
  const [isPending, start] = useTransition();
  /** Sending again waits for the comparison: what is sent is seen before. */
  const [isReady, setReady] = useState(act !== "retry");
  const words = actWords(t)[act];
  const keptAs = `holdpoint:bulk:${queueId}:${act}`;

  // What is asked about is what was selected when the dialog opened, whatever happens to the list meanwhile.
  const [question] = useState({ queueId, act, selection });
  useEffect(() => {
    if (isUnanswered) return;
    let isGone = false;
    void askBulkAction(question).catch(() => null).then((answer) => {
      if (isGone) return;
      if (answer?.ok) setAsked(answer.value);
      else if (answer?.error.code === "too-many") setTrouble({ text: t("bulk.bulkDialog.tooMany", { most: formatCount(answer.error.most) }), isFinal: true });
      else if (answer === null) setUnanswered(true);
      else setTrouble({ text: refusalText(t, answer.error), isFinal: true });
    });
    return () => {
      isGone = true;
    };
  }, [question, isUnanswered, t]);

  const button = useRef<HTMLButtonElement>(null);
  const ready = useCallback(() => setReady(true), []);
  // Whoever has touched nothing yet presses Enter next.
  useEffect(() => {
    if (act === "retry" && isReady && document.activeElement?.role === "dialog") button.current?.focus();
  }, [act, isReady]);

  const close = () => {
    onClose();
    if (results === null) return;
    onDone();
    const { run: { id, done, total }, undoneBy, mayUndo } = results;
    if (done > 0) {
      // The undo key means this now, and not what was decided before it.
      const href = `/bulk/${id}`;
      const afterwards = { what: undoneBy === null ? t("bulk.bulkDialog.cannotBeUndone") : mayUndo ? t("bulk.bulkDialog.afterwards") : askForIt(t, undoneBy, t("bulk.bulkDialog.afterwards")), href };
      tell.success(doneText(t, act, done, total), mayUndo ? withUndo(t, { undo: () => undoBulkAction({ runId: id }), done: t("bulk.bulkDialog.takenBack"), afterwards }) : withoutUndo(afterwards));
    }
    window.dispatchEvent(new Event(settleEvent));
    router.refresh();
  };
  const canStart = asked !== null && asked.total > 0 && trouble?.isFinal !== true && isReady && !isPending;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (asked === null || !canStart) return;
    const input = readActFields(act, new FormData(event.currentTarget));
    const { runId } = asked;
    const href = `/bulk/${runId}`;
    const goToRun = () => {
      keepText(keptAs, null);
      // On its page the undo key asks first, as so many are concerned; elsewhere it names that page.
      withoutUndo({ what: t("bulk.bulkDialog.runAfterwards"), href });
      onDone();
      router.push(href);
    };
    const wasUnanswered = trouble !== null;
    setTrouble(null);
    start(async () => {
      const outcome = await startBulkAction({ runId, input }).catch(() => null);
      if (outcome === null) return setTrouble({ text: refusalText(t, { code: "no-answer" }), isFinal: false });
      if (!outcome.ok) {
        const { error } = outcome;
        if (error.code === "invalid") return setFieldError(refusalText(t, error));
        // It was started then, though nobody heard of it.
        if (error.code === "not-found" && wasUnanswered) return goToRun();
        const why = { "nothing-to-do": t("bulk.bulkDialog.nothingToDo"), "not-found": t("bulk.bulkDialog.notOpen"), "not-compared": t("bulk.bulkDialog.notCompared") } as const;
        return setTrouble(error.code in why ? { text: why[error.code as keyof typeof why], isFinal: true } : { text: refusalText(t, error as Exclude<typeof error, { code: keyof typeof why }>), isFinal: false });
      }
      keepText(keptAs, null);
      if (outcome.value.results !== null) return setResults(outcome.value.results);
      goToRun();
    });
  };
  const askAgain = (event: MouseEvent<HTMLButtonElement>) => {
    setUnanswered(false);
    event.currentTarget.form?.querySelector<HTMLElement>("textarea, input, select")?.focus();
  };
  const isCounting = asked === null && trouble === null && !isUnanswered;
  /** Nothing is to be filled in. */
  const isPlain = act === "approve" || act === "retry";
  const undo = (runId: string) =>
    start(async () => {
      const outcome = await undoBulkAction({ runId }).catch(() => null);
      if (outcome?.ok) return void (onDone(), router.push(`/bulk/${outcome.value.runId}`));
      tell.error(refusalText(t, outcome === null ? { code: "no-answer" } : outcome.error));
    });

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent onOpenAutoFocus={untilCounted} onKeyDown={submitByKeys}>
        {results === null ? (
          <>
            <DialogHeader>
              <DialogTitle>{words.asks(asked === null ? t("bulk.bulkDialog.theseRecords") : recordsText(t, asked.total))}</DialogTitle>
              <DialogDescription>
                {asked !== null && sumsText(asked.sums) !== "" && (
                  <>
                    {t.rich("bulk.bulkDialog.together", { count: asked.total, sums: sumsText(asked.sums), b: (chunks) => <strong className="text-foreground">{chunks}</strong> })}{" "}
                  </>
                )}
                {words.says}
              </DialogDescription>
            </DialogHeader>
            {isCounting && (
              <p role="status" className="text-muted-foreground">
                {t("bulk.bulkDialog.counting")}
              </p>
            )}
            {asked !== null && <BulkExceptions exceptions={asked.exceptions} />}
            <form onSubmit={submit} className="grid gap-4">
              {act === "by-hand" || act === "retry" ? (
                asked !== null && asked.total > 0 && (act === "retry" ? <RetryFields asked={asked} onReady={ready} /> : <NumberFields asked={asked} keptAs={keptAs} read={sheet ?? null} error={fieldError} onChange={() => setFieldError(null)} />)
              ) : (
                // There before the count is: whoever knows what to say begins at once.
                asked?.total !== 0 && <ActFields act={act} keptAs={keptAs} people={people} error={fieldError} onChange={() => setFieldError(null)} />
              )}
              {(trouble !== null || isUnanswered) && (
                <p role="alert" className="text-error-fg">
                  {trouble?.text ?? refusalText(t, { code: "no-answer" })}
                </p>
              )}
              <DialogFooter>
                <DialogClose asChild>
                  <Button variant="outline">{t("bulk.bulkDialog.cancel")}</Button>
                </DialogClose>
                {isUnanswered ? (
                  <Button onClick={askAgain} autoFocus={isPlain}>
                    {t("bulk.bulkDialog.askAgain")}
                  </Button>
                ) : (
                  // In its place from the start, so that nothing moves under the hand; new once it can be pressed, to take the focus then.
                  <Button ref={button} key={asked === null ? "counting" : "counted"} type="submit" variant={act === "reject" ? "destructive" : "primary"} isPending={isPending || isCounting} disabled={asked === null || asked.total === 0 || trouble?.isFinal === true || !isReady} autoFocus={act === "approve" && asked !== null}>
                    {words.does(asked === null ? "…" : formatCount(asked.total))}
                  </Button>
                )}
              </DialogFooter>
            </form>
          </>
        ) : (
          <Results act={act} results={results} isPending={isPending} onUndo={undo} onClose={close} />
        )}
      </DialogContent>
    </Dialog>
  );
}

/** Without a field of its own the window has the focus until there is something to press: Enter before that cancels nothing. */
function untilCounted(event: Event) {
  event.preventDefault();
  (event.currentTarget as HTMLElement | null)?.focus();
}

function submitByKeys(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.querySelector("form")?.requestSubmit();
}

function doneText(t: Translate, act: BulkAct, done: number, total: number): string {
  return t("bulk.bulkDialog.doneOf", { done: formatCount(done), total: formatCount(total), what: actWords(t)[act].done });
}

function Results({ act, results, isPending, onUndo, onClose }: { act: BulkAct; results: BulkResults; isPending: boolean; onUndo: (runId: string) => void; onClose: () => void }) {
  const t = useTranslations();
  const { run, items, mayUndo } = results;
  const said = [
    run.done === run.total && t("bulk.bulkDialog.eachWentThrough"),
    run.done < run.total && t("bulk.bulkDialog.refused", { refused: run.total - run.done }),
    run.leftOut > 0 && t("bulk.bulkDialog.leftOut", { leftOut: run.leftOut }),
  ];
  return (
    <>
      <DialogHeader>
        <DialogTitle>{doneText(t, act, run.done, run.total)}</DialogTitle>
        <DialogDescription>{said.filter(Boolean).join(" ")}</DialogDescription>
      </DialogHeader>
      <div className="max-h-80 overflow-y-auto rounded-md border">
        <ItemList act={act} items={items.toSorted((a, b) => Number(a.state === "done") - Number(b.state === "done") || a.seq - b.seq)} />
      </div>
      <DialogFooter>
        {mayUndo && run.done > 0 && (
          <Button variant="outline" isPending={isPending} onClick={() => onUndo(run.id)}>
            {t("bulk.bulkDialog.undo")}
          </Button>
        )}
        <Button onClick={onClose} autoFocus>
          {t("bulk.bulkDialog.close")}
        </Button>
      </DialogFooter>
    </>
  );
}
