"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";

type Lookup<T> = { rows: T[]; isBusy: boolean; hasFailed: boolean };

/** Long enough that fast typing asks once, short enough not to be felt. */
const pauseMs = 120;

/**
 * The answers to what is typed, from one of our look-up addresses; `query` is null while nobody asks. While the next ones
 * are on their way the last ones stay; an answer that was overtaken is dropped. With nothing typed, `suggestions` as they
 * came with the page, or, where none came, those of the look-up. `onAnswer` hears of each answer as it comes.
 */
export function useLookup<T>(address: string, query: string | null, suggestions: T[], onAnswer: (rows: T[]) => void): Lookup<T> {
  const [answer, setAnswer] = useState<{ question: string; rows: T[]; hasFailed: boolean } | null>(null);
  const kept = useRef(new Map<string, T[]>());
  // The same words are another question where another line, item or party asks.
  const asked = query === null || (query.trim() === "" && suggestions.length > 0) ? null : `${address}&q=${encodeURIComponent(query.trim())}`;
  const tellAnswer = useEffectEvent(onAnswer);

  useEffect(() => {
    if (asked === null) return;
    const known = kept.current.get(asked);
    if (known !== undefined) {
      setAnswer({ question: asked, rows: known, hasFailed: false });
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      fetchRows<T>(asked, abort.signal)
        .then((rows) => {
          kept.current.set(asked, rows);
          setAnswer({ question: asked, rows, hasFailed: false });
          tellAnswer(rows);
        })
        .catch(() => {
          if (!abort.signal.aborted) setAnswer({ question: asked, rows: [], hasFailed: true });
        });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked]);

  if (asked === null) return { rows: suggestions, isBusy: false, hasFailed: false };
  return { rows: answer?.rows ?? [], isBusy: answer?.question !== asked, hasFailed: answer?.hasFailed ?? false };
}

async function fetchRows<T>(address: string, signal: AbortSignal): Promise<T[]> {
  const response = await fetch(address, { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`look-up answered ${response.status}`);
  const body = (await response.json()) as { rows: T[] };
  return body.rows;
}
