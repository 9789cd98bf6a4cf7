"use client";

import { useState } from "react";
import { useLiveChanges } from "#components/live/use-live-changes.ts";
import type { CappedCount } from "#lib/queues/queries.ts";

export type QueueCounts = Readonly<Record<string, CappedCount>> | null;

/** The counts of the queues as the server gave them, read again when something changes. */
export function useCounts(given: QueueCounts): QueueCounts {
  const [{ counts, from }, setCounts] = useState({ counts: given, from: given });
  // The server has counted anew: what it says now goes.
  if (from !== given) setCounts({ counts: given, from: given });
  useLiveChanges(async () => {
    const response = await fetch("/api/live/counts").catch(() => null);
    // Old counts are better than none; the next change tries again.
    if (!response?.ok) return;
    const latest = (await response.json()) as QueueCounts;
    setCounts((before) => ({ ...before, counts: latest }));
  }, { everyMs: 5000 });
  return counts;
}
