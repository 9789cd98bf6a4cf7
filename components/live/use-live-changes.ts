"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { changesSince, type Heard, onLiveChange } from "./live-events.ts";

/** Ids of what changed since the last call; "many" when too many or unknown. */
export type ChangedIds = ReadonlySet<string> | "many";

export type LiveOptions = {
  everyMs?: number;
  /** When the server began to read what the page shows: what changed before is on it already. ISO 8601. */
  since?: string | undefined;
  /** Also when somebody begins or ends to work on a record: that happens with every one that is opened, and few places show it. */
  claimsToo?: boolean;
};

/**
 * Calls `onChange` when something changed in the company: at once for the first change, then at most every `everyMs`
 * with all that changed meanwhile, so that a flood of records is one refresh and not a thousand.
 */
export function useLiveChanges(onChange: (changed: ChangedIds) => void, { everyMs = 2000, since, claimsToo = false }: LiveOptions = {}): void {
  const report = useEffectEvent(onChange);
  // Only what came before it listened is asked for by time; a refresh must not have it told again.
  const firstSince = useRef(since);
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
    const gather = ({ topic, ids }: Heard) => {
      if (topic === "claims" && !claimsToo) return;
      if (ids === "many" || gathered === "many") gathered = "many";
      else for (const id of ids) gathered.add(id);
    };
    for (const change of changesSince(firstSince.current)) gather(change);
    const stop = onLiveChange((change) => {
      gather(change);
      if (timer === undefined) flush();
    });
    flush();
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [everyMs, claimsToo]);
}
