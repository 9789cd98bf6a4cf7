"use client";

import { type FocusEvent, type RefObject, useEffect, useRef } from "react";
import { moveTo, rowsOf } from "./use-row-keys.ts";

/**
 * Remembers the row that had the focus. Asked to, it gives the focus back where it was lost with what had it: a bar that went, a
 * dialog opened from there, or the row itself, in whose place the next one is then. Until the pointer is used.
 */
export function useRowFocus(table: RefObject<HTMLElement | null>) {
  const last = useRef<{ id: string; place: number } | null>(null);
  const wants = useRef(false);
  useEffect(() => {
    const drop = () => void (wants.current = false);
    window.addEventListener("pointerdown", drop, true);
    return () => window.removeEventListener("pointerdown", drop, true);
  }, []);
  // After every render: it may be the one that took away what had the focus.
  useEffect(() => {
    if (!wants.current || last.current === null || document.activeElement !== document.body) return;
    const { id, place } = last.current;
    const rows = rowsOf(table.current);
    const same = rows.findIndex((row) => row.dataset.row === id);
    moveTo(rows, same === -1 ? place : same);
  });
  return {
    remember: ({ target }: FocusEvent) => {
      const row = target.closest<HTMLElement>("tr[data-row]");
      if (row?.dataset.row !== undefined) last.current = { id: row.dataset.row, place: rowsOf(table.current).indexOf(row) };
    },
    giveBack: () => void (wants.current = true),
  };
}
