"use client";

import { useLayoutEffect, useRef } from "react";
import { hushKeys } from "#components/shell/use-keys.ts";

/** Whoever has typed nothing for so long has seen that the form is gone. */
const restMs = 1_500;

/** Where a form is taken away under somebody's fingers: what they go on typing decides nothing, until they pause or click. */
export function useHushedTyping(isForm: boolean, isTakenAway: boolean): void {
  const wasForm = useRef(false);
  useLayoutEffect(() => {
    const isUnderFingers = wasForm.current && isTakenAway;
    wasForm.current = isForm;
    return isUnderFingers ? hushUntilRest() : undefined;
  }, [isForm, isTakenAway]);
}

function hushUntilRest(): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  signal.addEventListener("abort", hushKeys(), { once: true });
  const end = () => ended.abort();
  let rest = window.setTimeout(end, restMs);
  const again = () => {
    window.clearTimeout(rest);
    rest = window.setTimeout(end, restMs);
  };
  window.addEventListener("keydown", again, { capture: true, signal });
  window.addEventListener("pointerdown", end, { capture: true, signal });
  return end;
}
