"use client";

import { type RefObject, useEffectEvent, useLayoutEffect } from "react";
import { isTakenKey } from "#components/shell/is-taken-key.ts";

const placeKey = (listId: string) => `holdpoint:place:${listId}`;

/** Remembers the row that was opened, so that coming back goes on from there. */
export function rememberPlace(listId: string, rowId: string): void {
  sessionStorage.setItem(placeKey(listId), rowId);
}

/**
 * The keys of a list: j and k (or arrows) move the focus over the rows' links, o opens, x selects, with Shift up to here, ] and [ turn the page.
 * Focus is the browser's own, so that Enter, screen readers and the focus ring work by themselves.
 */
export function useRowKeys(table: RefObject<HTMLElement | null>, listId: string): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTakenKey(event) || !table.current) return;
    const rows = [...table.current.querySelectorAll<HTMLElement>("tr[data-row]")];
    const focused = rows.findIndex((row) => row.contains(document.activeElement));
    const act: Partial<Record<string, () => void>> = {
      j: () => moveTo(rows, focused === -1 ? startOf(rows, listId) : focused + 1),
      k: () => moveTo(rows, focused === -1 ? startOf(rows, listId) : focused - 1),
      o: () => rows[focused]?.querySelector<HTMLElement>("[data-open]")?.click(),
      x: () => rows[focused]?.querySelector<HTMLElement>("input[type=checkbox]")?.click(),
      // Shift+x: from the row that was selected last up to this one.
      X: () => rows[focused]?.querySelector<HTMLElement>("input[type=checkbox]")?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: true })),
      "]": () => document.querySelector<HTMLElement>("a[data-page=next]")?.click(),
      "[": () => document.querySelector<HTMLElement>("a[data-page=prev]")?.click(),
    };
    act.ArrowDown = act.j;
    act.ArrowUp = act.k;
    const action = act[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  // With the rows and not after them: who sees a row may press.
  useLayoutEffect(() => {
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

/** The row that was opened last, else the first. */
function startOf(rows: readonly HTMLElement[], listId: string): number {
  const place = sessionStorage.getItem(placeKey(listId));
  return Math.max(0, rows.findIndex((row) => row.dataset.row === place));
}

function moveTo(rows: readonly HTMLElement[], index: number): void {
  const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
  const target = row?.querySelector<HTMLElement>("[data-open]") ?? row;
  target?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}
