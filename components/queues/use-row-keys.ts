"use client";

import type { RefObject } from "react";
import { type Keys, useKeys } from "#components/shell/use-keys.ts";
import { placeIn } from "./place.ts";

/**
 * The keys of a list move the focus over the rows' links, open and select them, and turn the page. Focus is the browser's
 * own, so that Enter, screen readers and the focus ring work by themselves. `more`: the keys for rows as a whole.
 */
export function useRowKeys(table: RefObject<HTMLElement | null>, listId: string, more: Keys): void {
  const rowsNow = () => rowsOf(table.current);
  const step = (by: 1 | -1) => () => {
    const rows = rowsNow();
    const focused = rows.findIndex((row) => row.contains(document.activeElement));
    moveTo(rows, focused === -1 ? startOf(rows, listId) : focused + by);
  };
  const inRow = (selector: string) => rowsNow().find((row) => row.contains(document.activeElement))?.querySelector<HTMLElement>(selector);
  const turn = (page: "next" | "prev") => () => document.querySelector<HTMLElement>(`a[data-page=${page}]`)?.click();
  useKeys({
    "next-row": step(1),
    "previous-row": step(-1),
    "open-row": () => inRow("[data-open]")?.click(),
    "select-row": () => inRow("input[type=checkbox]")?.click(),
    "select-to-row": () => inRow("input[type=checkbox]")?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: true })),
    "next-page": turn("next"),
    "previous-page": turn("prev"),
    ...more,
  });
}

export function rowsOf(table: HTMLElement | null): HTMLElement[] {
  return [...(table?.querySelectorAll<HTMLElement>("tr[data-row]") ?? [])];
}

/** The row that was looked at last, or the one after it; else the first. */
function startOf(rows: readonly HTMLElement[], listId: string): number {
  const places = placeIn(listId).map((id) => rows.findIndex((row) => row.dataset.row === id));
  return places.find((place) => place !== -1) ?? 0;
}

/** Gives the focus to a row by its place, or to the nearest one. */
export function moveTo(rows: readonly HTMLElement[], index: number): void {
  const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
  const target = row?.querySelector<HTMLElement>("[data-open]") ?? row;
  target?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}
