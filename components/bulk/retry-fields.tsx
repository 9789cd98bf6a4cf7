"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { formatCount } from "#components/format/money.ts";
import { RetryChanges } from "#components/records/retry-changes.tsx";
import type { Mapping } from "#components/records/retry-dialog.tsx";
import { todayText } from "#components/records/retry-text.ts";
import { ChoiceCards } from "#components/ui/choice-cards.tsx";
import { compareBulkAction } from "#lib/bulk/actions.ts";
import type { AskedBulk } from "#lib/bulk/ask-bulk.ts";
import type { Comparison } from "#lib/bulk/compare-bulk.ts";

/** So many are listed with what differs. */
const mostListed = 50;

/**
 * What is sent of documents that AutoCount refused: as they stand, or as today's mapping reads their messages. All of them are
 * compared, a part at a time; the choice is there once the last one is, for no reading is sent that was not told.
 */
export function RetryFields({ asked: { runId, total, alsoHeld }, onReady }: { asked: AskedBulk; /** Everything is compared, or it is said that it is not. */ onReady: () => void }) {
  const t = useTranslations();
  const [found, setFound] = useState<Comparison | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [mapping, setMapping] = useState<Mapping>("as-it-stands");
  const isGone = useRef(false);
  const isComparing = useRef(false);
  useEffect(() => {
    isGone.current = false;
    const compare = async () => {
      for (let left = 1; left > 0 && !isGone.current; ) {
        const answer = await compareBulkAction({ runId }).catch(() => null);
        if (!answer?.ok) return setFailed(true);
        ({ left } = answer.value);
        setFound((before) => (before === null ? answer.value : together(before, answer.value)));
      }
    };
    // Each part is told once: another beginning would miss those that came before.
    if (!isComparing.current) void compare();
    isComparing.current = true;
    return () => void (isGone.current = true);
  }, [runId]);

  const isComplete = found?.left === 0;
  useEffect(() => {
    if (isComplete || hasFailed) onReady();
  }, [isComplete, hasFailed, onReady]);
  const told = [
    hasFailed && t("bulk.retryFields.notRead"),
    isComplete && (found.same === total ? t("bulk.retryFields.allSame", { count: total }) : found.same > 0 && t("bulk.retryFields.same", { same: found.same })),
    isComplete && found.unreadable > 0 && t("bulk.retryFields.unreadable", { unreadable: found.unreadable }),
    isComplete && found.changed > 0 && t("bulk.retryFields.changed", { changed: found.changed }),
    alsoHeld > 0 && t("bulk.retryFields.alsoHeld", { alsoHeld }),
  ].filter((sentence) => typeof sentence === "string");
  return (
    <div className="grid min-w-0 gap-3">
      <p role="status" className="text-muted-foreground empty:hidden">
        {!isComplete && !hasFailed && (total === 1 ? t("bulk.retryFields.reading") : t("bulk.retryFields.readingOf", { compared: formatCount(found?.compared ?? 0), total: formatCount(total) }))}{" "}
        {told.join(" ")}
      </p>
      {isComplete && found.differing > 0 && <Readings found={found} mapping={mapping} onChoose={setMapping} />}
      <input type="hidden" name="mapping" value={isComplete ? mapping : "as-it-stands"} />
    </div>
  );
}

function together(a: Comparison, b: Comparison): Comparison {
  const sum = (count: Exclude<keyof Comparison, "shown" | "left">) => a[count] + b[count];
  return {
    compared: sum("compared"), same: sum("same"), unreadable: sum("unreadable"), changed: sum("changed"), differing: sum("differing"), asksAgain: sum("asksAgain"), corrected: sum("corrected"),
    shown: [...a.shown, ...b.shown].slice(0, mostListed), left: b.left,
  };
}

function Readings({ found: { differing, asksAgain, corrected, shown }, mapping, onChoose }: { found: Comparison; mapping: Mapping; onChoose: (mapping: Mapping) => void }) {
  const t = useTranslations();
  const more = differing - shown.length;
  const others = asksAgain === 0 ? t("bulk.retryFields.today.noMoneyMoves") : t("bulk.retryFields.today.asksAgain", { asksAgain });
  const text = corrected === 0 ? others : `${t("bulk.retryFields.today.corrected", { corrected })} ${others}`;
  return (
    <>
      <ChoiceCards
        legend={t("bulk.retryFields.whatIsSent")}
        chosen={mapping}
        onChoose={onChoose}
        choices={[
          { value: "as-it-stands", title: t("bulk.retryFields.asTheyStand.title"), text: t("bulk.retryFields.asTheyStand.text") },
          { value: "today", title: t("bulk.retryFields.today.title", { count: differing }), text },
        ]}
      />
      <ul className="max-h-64 divide-y overflow-y-auto rounded-md border" aria-label={t("bulk.retryFields.otherwise")}>
        {shown.map((other) => (
          <li key={other.id}>
            <details>
              <summary className="px-3 py-1.5 hover:bg-accent">
                <span className="font-medium">{other.number}</span> <span className="text-muted-foreground">{todayText(t, other)}</span>
              </summary>
              <div className="border-t px-3 py-2">
                <RetryChanges other={other} />
              </div>
            </details>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-muted-foreground">{t("bulk.retryFields.firstShown", { count: more, shown: formatCount(shown.length) })}</p>}
    </>
  );
}
