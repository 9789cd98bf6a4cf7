"use client";

import { useCallback, useMemo } from "react";
import { useKeptText } from "./use-kept-text.ts";

/** Corrections that are typed but not saved, with the revision that they were typed over. */
export type Draft = { revision: number; values: { readonly [path: string]: string }; /** Why, for the history. */ reason?: string };

/** Unsaved corrections of one record. They outlive a reload of the page and a lost connection; null while nobody edits. */
export function useDraft(recordId: string): readonly [Draft | null, (draft: Draft | null) => void] {
  const [kept, keep] = useKeptText(`holdpoint:draft:${recordId}`);
  const draft = useMemo(() => (kept === null ? null : (JSON.parse(kept) as Draft)), [kept]);
  const keepDraft = useCallback((next: Draft | null) => keep(next === null ? null : JSON.stringify(next)), [keep]);
  return [draft, keepDraft] as const;
}
