import type { BookSettings } from "./books.ts";
import { utcStamp } from "./clock.ts";

const MINUTE_MS = 60_000;
/** What the headers show where nothing is counted. */
const DOCUMENTED_LIMIT = 100;

/** Where a book stands in its current window. */
export interface Allowance {
  readonly isAllowed: boolean;
  readonly remaining: number;
  readonly resetsAt: Date;
  readonly windowMs: number;
}

export type RateLimiter = ReturnType<typeof createRateLimiter>;

/** Counts calls per book in windows that begin with the first call. */
export function createRateLimiter() {
  const windows = new Map<string, { endsAt: number; used: number }>();

  return {
    /** Uses one of the calls that the book allows in a window; a limit of 0 means that nothing is counted. */
    use(book: string, { rateLimit: limit, rateWindowSeconds }: Pick<BookSettings, "rateLimit" | "rateWindowSeconds">, now: Date): Allowance {
      if (limit === 0) return uncounted(now);
      const windowMs = rateWindowSeconds * 1000;
      const current = windows.get(book);
      const window = current && current.endsAt > now.getTime() ? current : { endsAt: now.getTime() + windowMs, used: 0 };
      windows.set(book, window);
      const isAllowed = window.used < limit;
      if (isAllowed) window.used += 1;
      return { isAllowed, remaining: Math.max(0, limit - window.used), resetsAt: new Date(window.endsAt), windowMs };
    },
    forget(book?: string): void {
      if (book === undefined) windows.clear();
      else windows.delete(book);
    },
  };
}

/** For calls that belong to no book or to one without a limit: the headers are sent all the same. */
export function uncounted(now: Date): Allowance {
  return { isAllowed: true, remaining: DOCUMENTED_LIMIT - 1, resetsAt: new Date(now.getTime() + MINUTE_MS), windowMs: MINUTE_MS };
}

/** For a call that is refused as if all calls of a window of `windowMs` were used. */
export function refusedFor(windowMs: number, now: Date): Allowance {
  return { isAllowed: false, remaining: 0, resetsAt: new Date(now.getTime() + windowMs), windowMs };
}

/** The three headers every answer carries; the limit header states the length of the window, not a count. */
export function rateLimitHeaders(allowance: Allowance): Record<string, string> {
  return {
    "x-rate-limit-limit": allowance.windowMs === MINUTE_MS ? "1m" : `${allowance.windowMs / 1000}s`,
    "x-rate-limit-remaining": String(allowance.remaining),
    "x-rate-limit-reset": utcStamp(allowance.resetsAt),
  };
}
