"use client";

import { useEffect, useEffectEvent } from "react";
import { isTakenKey } from "#components/shell/is-taken-key.ts";

/** What a key does: "a", "ArrowDown", "?" ... The key as `KeyboardEvent.key` gives it. */
export type Keys = { [key: string]: (() => void) | undefined };

/**
 * Single keys for the whole page. Silent while somebody types, while a dialog or menu is open, and together with Ctrl,
 * Alt or Cmd, which belong to the browser.
 */
export function useKeys(keys: Keys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const act = keys[event.key];
    if (act === undefined || isTakenKey(event)) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
