"use client";

import { useEffect, useEffectEvent } from "react";
import { onLiveChange } from "./live-events.ts";

/** Ids of what changed since the last call; "many" when too many or unknown. */
export type ChangedIds = ReadonlySet<string> | "many";

/**
 * Calls `onChange` when something changed in the company: at once for the first change, then at most every `everyMs`
 * with all that changed meanwhile, so that a flood of records is one refresh and not a thousand.
 */
export function useLiveChanges(onChange: (changed: ChangedIds) => void, everyMs = 2000): void {
  const report = useEffectEvent(onChange);
  useEffect(() => {
    let gathered: Set<string> | "many" = new Set();
    let timer: number | undefined;
    const flush = () => {
      timer = undefined;
      if (gathered !== "many" && gathered.size === 0) return;
      const changed = gathered;
      gathered = new Set();
      timer = window.setTimeout(flush, everyMs);
      report(changed);
    };
    const stop = onLiveChange(({ ids }) => {
      if (ids === "many" || gathered === "many") gathered = "many";
      else for (const id of ids) gathered.add(id);
      if (timer === undefined) flush();
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [everyMs]);
}
