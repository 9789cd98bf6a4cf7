/** What one attempt let us know of the ledger itself, whatever became of the document. Waits in milliseconds. */
export type LedgerWord =
  | { kind: "answers" }
  /** It asks for fewer calls a minute: it is there, and says how long. */
  | { kind: "busy"; reason: string; waitMs: number }
  | { kind: "down"; reason: string; waitMs: number }
  /** What was sent got no answer, though looks were answered. */
  | { kind: "lost"; reason: string }
  /** The attempt did not get as far as the ledger. */
  | { kind: "nothing" };

export type Breaker = { failures: number; openedAt: Date | null };

/** Failures in a row after which it opens: looks say for certain that nobody is there, a lost answer is a weaker sign. */
const opensAfter = { down: 3, lost: 5 } as const;
const firstWaitMs = 15_000;
const longestWaitMs = 300_000;

export type Judged = {
  breaker: Breaker;
  /** Nobody calls before this moment. */
  wait: { until: Date; reason: string } | null;
  turned: "opened" | "closed" | null;
};

/**
 * The breaker after one more word: every outage makes everybody wait, from the third failure in a row it is open, and
 * waits double up to five minutes. While it is open one look at a time is made; the first answer closes it. Pure.
 */
export function judgeWord({ failures, openedAt }: Breaker, word: LedgerWord, now: Date): Judged {
  const inMs = (ms: number, reason: string) => ({ until: new Date(now.getTime() + ms), reason });
  switch (word.kind) {
    case "nothing":
      return { breaker: { failures, openedAt }, wait: null, turned: null };
    case "answers":
      return { breaker: { failures: 0, openedAt: null }, wait: null, turned: openedAt === null ? null : "closed" };
    case "busy":
      return { breaker: { failures, openedAt }, wait: inMs(word.waitMs, word.reason), turned: null };
    case "down":
    case "lost": {
      const count = failures + 1;
      const isOpen = openedAt !== null || count >= opensAfter[word.kind];
      const told = word.kind === "down" ? word.waitMs : 0;
      const ms = isOpen ? Math.max(told, Math.min(firstWaitMs * 2 ** Math.max(0, count - opensAfter.down), longestWaitMs)) : told;
      return {
        breaker: { failures: count, openedAt: isOpen ? (openedAt ?? now) : null },
        wait: ms === 0 ? null : inMs(ms, word.reason),
        turned: isOpen && openedAt === null ? "opened" : null,
      };
    }
  }
}

/** Minutes between looks whether a connection that turned our key away lets us in again: a key is seldom set right by itself. */
const probeMinutes = [1, 2, 5, 10, 15] as const;

/** When a stopped connection is looked at again, after so many looks in vain. Pure. */
export function nextProbe(probes: number, now: Date): Date {
  const minutes = probeMinutes[Math.min(probes, probeMinutes.length - 1)] ?? 15;
  return new Date(now.getTime() + minutes * 60_000);
}
