"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";

/** Corrections that are typed but not saved, with the revision that they were typed over. */
export type Draft = { revision: number; values: { readonly [path: string]: string } };

/** Unsaved corrections of one record. They outlive a reload of the page and a lost connection; null while nobody edits. */
export function useDraft(recordId: string): readonly [Draft | null, (draft: Draft | null) => void] {
  const key = `holdpoint:draft:${recordId}`;
  // The server knows of no draft; the browser shows the kept one right after.
  const kept = useSyncExternalStore(listen, () => sessionStorage.getItem(key), () => null);
  const draft = useMemo(() => (kept === null ? null : (JSON.parse(kept) as Draft)), [kept]);
  const keep = useCallback(
    (next: Draft | null) => {
      if (next === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(next));
      for (const listener of listeners) listener();
    },
    [key],
  );
  return [draft, keep] as const;
}

const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
