"use client";

import { useEffectEvent, useLayoutEffect } from "react";
import { isTakenKey } from "#components/shell/is-taken-key.ts";
import { useDesk } from "./desk.tsx";

/** What a key does: "a", "ArrowDown", "?" ... The key as `KeyboardEvent.key` gives it. */
export type Keys = { [key: string]: (() => void) | undefined };

/**
 * Single keys of a record screen. Silent while somebody types, while a dialog or menu is open, and together with Ctrl,
 * Alt or Cmd, which belong to the browser.
 */
export function useKeys(keys: Keys): void {
  const { isAsking } = useDesk();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const act = keys[event.key];
    if (act === undefined || isAsking || isTakenKey(event)) return;
    event.preventDefault();
    act();
  });
  // With the page and not after it: a key means the record that is seen, never the one before it.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
