"use client";

import { useCallback, useSyncExternalStore } from "react";

/** A text that outlives a reload of the page and a lost connection, until the tab is closed; null where there is none. */
export function useKeptText(key: string): readonly [string | null, (text: string | null) => void] {
  // The server knows of none; the browser shows the kept one right after.
  const kept = useSyncExternalStore(listen, () => keptText(key), () => null);
  const keep = useCallback((text: string | null) => keepText(key, text), [key]);
  return [kept, keep] as const;
}

export function keptText(key: string): string | null {
  return sessionStorage.getItem(key);
}

export function keepText(key: string, text: string | null): void {
  if (text === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, text);
  for (const listener of listeners) listener();
}

const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
