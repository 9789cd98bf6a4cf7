"use client";

import { useEffect } from "react";
import type { EarlyKeys } from "./early-keys-script.ts";

/**
 * Stands on every page that listens to keys. Its mark says that the page can be seen; its effect, which comes after the
 * layout effects in which keys are listened to, presses what was kept until then.
 */
export function TakeEarlyKeys() {
  useEffect(() => {
    const early = window.earlyKeys;
    delete window.earlyKeys;
    if (early) void pressAgain(early);
  }, []);
  return <span hidden data-early-keys="" />;
}

/** One after the other, each on what the one before has made of the page; keys that come meanwhile join the end. */
async function pressAgain({ keys, end }: EarlyKeys): Promise<void> {
  // Not from within an effect, where React puts off what a key changes until after the next key.
  await aTurn();
  for (let key = keys.shift(); key !== undefined; key = keys.shift()) {
    press(key);
    await aTurn();
  }
  end();
}

function aTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Tells the page of the key; where the page has no use for it, does what the browser would have done. */
function press(key: string): void {
  const target = document.activeElement ?? document.body;
  const isFree = target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  if (!isFree) return;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    // The one way to type into a field that its listeners and its undo take for typing.
    if (key.length === 1) document.execCommand("insertText", false, key);
    else if (key === "Enter" && target instanceof HTMLInputElement) target.form?.requestSubmit();
  } else if (key === "Enter" && target instanceof HTMLElement && target.matches("a, button")) target.click();
}
