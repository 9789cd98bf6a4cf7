"use client";

import { useEffect } from "react";
import { doAgain } from "./do-again.ts";
import type {} from "./early-input-script.ts";

/**
 * Stands on every page that answers to keys and clicks. Its mark says that the page can be seen; its effect, which comes
 * after the layout effects in which keys are listened to, does again what was kept until then.
 */
export function TakeEarlyInput() {
  useEffect(() => {
    const early = window.earlyInput;
    delete window.earlyInput;
    if (early) void doAgain(early);
  }, []);
  return <span hidden data-early-input="" />;
}
