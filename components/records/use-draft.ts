"use client";

import { useCallback, useEffect, useState } from "react";

/** Corrections that are typed but not saved, with the revision that they were typed over. */
export type Draft = { revision: number; values: { readonly [path: string]: string } };

/** Unsaved corrections of one record. They outlive a reload of the page and a lost connection; null while nobody edits. */
export function useDraft(recordId: string): readonly [Draft | null, (draft: Draft | null) => void] {
  const key = `holdpoint:draft:${recordId}`;
  const [draft, setDraft] = useState<Draft | null>(null);

  // After the first render, which has to be the server's.
  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (kept !== null) setDraft(JSON.parse(kept) as Draft);
  }, [key]);

  const keep = useCallback(
    (next: Draft | null) => {
      setDraft(next);
      if (next === null || Object.keys(next.values).length === 0) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(next));
    },
    [key],
  );
  return [draft, keep] as const;
}
