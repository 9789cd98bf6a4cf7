/** One call as seen at the door: never a header, a key or a body. */
export interface LoggedRequest {
  readonly at: string;
  readonly book: string | null;
  readonly method: string;
  readonly path: string;
  /** Null where the connection was broken instead of an answer. */
  readonly status: number | null;
}

const KEPT = 1000;

export type RequestLog = ReturnType<typeof createRequestLog>;

/** The last calls, in memory. */
export function createRequestLog() {
  let entries: LoggedRequest[] = [];
  return {
    add(entry: LoggedRequest): void {
      entries.push(entry);
      if (entries.length > 2 * KEPT) entries = entries.slice(-KEPT);
    },
    /** Oldest first. */
    last(count: number, book?: string): LoggedRequest[] {
      return entries.filter((entry) => book === undefined || entry.book === book).slice(-Math.min(count, KEPT));
    },
    clear(book?: string): void {
      entries = book === undefined ? [] : entries.filter((entry) => entry.book !== book);
    },
  };
}
