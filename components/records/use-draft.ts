"use client";

import { useCallback, useMemo } from "react";
import { useKeptText } from "./use-kept-text.ts";

/** A line of a draft: one that the document has, by its id, or a new one (a part of another, where it was split off) with its cells. */
export type DraftLine = { readonly id: string } | { readonly key: string; readonly like: string | null; readonly cells: { readonly [field: string]: string } };

/** Corrections that are typed but not saved, with the revision that they were typed over. */
export type Draft = {
  revision: number;
  values: { readonly [path: string]: string };
  /** The lines in their order, where some are added, removed or moved. */
  lines?: readonly DraftLine[];
  /** Why, for the history. */
  reason?: string;
};

/** Whether a draft says anything: one that was only begun does not. */
export function hasTyped({ values, lines, reason = "" }: Draft): boolean {
  return Object.keys(values).length > 0 || lines !== undefined || reason.trim() !== "";
}

/** Unsaved corrections of one record. They outlive a reload of the page and a lost connection; null while nobody edits. */
export function useDraft(recordId: string): readonly [Draft | null, (draft: Draft | null) => void] {
  const [kept, keep] = useKeptText(`holdpoint:draft:${recordId}`);
  const draft = useMemo(() => (kept === null ? null : (JSON.parse(kept) as Draft)), [kept]);
  const keepDraft = useCallback((next: Draft | null) => keep(next === null ? null : JSON.stringify(next)), [keep]);
  return [draft, keepDraft] as const;
}
