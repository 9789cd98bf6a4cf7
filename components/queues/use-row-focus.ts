"use client";

import { type FocusEvent, type RefObject, useEffect, useRef } from "react";
import { moveTo, rowsOf } from "./use-row-keys.ts";

/**
 * Remembers the row that had the focus. Asked to, it gives the focus back where it was lost with what had it: a bar that went, a
 * dialog opened from there, or the row itself, in whose place the next one is then. Until somebody goes elsewhere:
 * by the pointer, or, once a row has it again, with the focus.
 */
export function useRowFocus(table: RefObject<HTMLElement | null>) {
  const last = useRef<{ id: string; place: number } | null>(null);
  const wants = useRef(false);
  const isBack = useRef(false);
  useEffect(() => {
    const drop = () => void (wants.current = false);
    const follow = ({ target }: Event) => {
      if (isBack.current && target instanceof Node && !table.current?.contains(target)) drop();
    };
    window.addEventListener("pointerdown", drop, true);
    window.addEventListener("focusin", follow);
    return () => {
      window.removeEventListener("pointerdown", drop, true);
      window.removeEventListener("focusin", follow);
    };
  }, [table]);
  // After every render: it may be the one that took away what had the focus.
  useEffect(() => {
    if (!wants.current || last.current === null) return;
    if (document.activeElement === document.body) {
      const { id, place } = last.current;
      const rows = rowsOf(table.current);
      const same = rows.findIndex((row) => row.dataset.row === id);
      moveTo(rows, same === -1 ? place : same);
    }
    isBack.current ||= table.current?.contains(document.activeElement) ?? false;
  });
  return {
    remember: ({ target }: FocusEvent) => {
      const row = target.closest<HTMLElement>("tr[data-row]");
      if (row?.dataset.row !== undefined) last.current = { id: row.dataset.row, place: rowsOf(table.current).indexOf(row) };
    },
    giveBack: () => {
      wants.current = true;
      isBack.current = false;
    },
  };
}
