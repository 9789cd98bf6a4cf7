"use client";

import { useCallback, useMemo, useState, useSyncExternalStore } from "react";
import type { FieldValues } from "react-hook-form";
import { v7 as newId } from "uuid";

/** An entry that is not saved yet. Its id is made once: however often it is sent, it makes one record. */
export type EntryDraft = { entryId: string; values: FieldValues | null };

/** What is typed into the form of a kind outlives a reload; the draft is null until the browser has been asked for it. */
export function useEntryDraft(kind: string, person: string) {
  const key = `holdpoint:entry:${person}:${kind}`;
  const [freshId, setFreshId] = useState(() => newId());
  // The server knows of no draft; the browser shows the kept one right after.
  const kept = useSyncExternalStore(listenToNothing, () => sessionStorage.getItem(key) ?? "", () => null);
  const draft = useMemo(() => (kept === null ? null : kept === "" ? { entryId: freshId, values: null } : (JSON.parse(kept) as EntryDraft)), [kept, freshId]);

  const keep = useCallback((entryId: string, values: FieldValues) => sessionStorage.setItem(key, JSON.stringify({ entryId, values } satisfies EntryDraft)), [key]);
  /** It is saved: nothing of it is wanted any more. */
  const clear = useCallback(() => sessionStorage.removeItem(key), [key]);
  /** The person starts over, with an empty form. */
  const forget = useCallback(() => {
    clear();
    setFreshId(newId());
  }, [clear]);
  return { draft, keep, clear, forget };
}

// Nobody else writes it: the form itself has what is typed.
function listenToNothing(): () => void {
  return () => {};
}
