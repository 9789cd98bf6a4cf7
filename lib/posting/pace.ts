/**
 * How calls to one book are spread: `burst` at once after a rest, then one every `everyMs`. In any minute these are at most
 * `callsPerMinute`, and while work waits at least 95 % of them.
 */
export type Pace = { burst: number; everyMs: number };

/** The pace that keeps to so many calls a minute; null where none is to be kept (0). Pure. */
export function paceOf(callsPerMinute: number): Pace | null {
  if (callsPerMinute === 0) return null;
  // A little room to catch up after a slow answer; what it takes is missing from the even pace.
  const burst = 1 + Math.floor(callsPerMinute * 0.03);
  return { burst, everyMs: 60_000 / (callsPerMinute - burst + 1) };
}

/** How long the caller waits for its turn, and when the next call's is; instants in milliseconds. Pure; the store does the same in SQL. */
export function takeTurnAt(pace: Pace, nextAt: number, now: number): { waitMs: number; nextAt: number } {
  const turn = Math.max(nextAt, now - (pace.burst - 1) * pace.everyMs);
  return { waitMs: Math.max(0, turn - now), nextAt: turn + pace.everyMs };
}
