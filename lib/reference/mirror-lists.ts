/** The lists of the account book that the mirror holds, in the order in which they are read. */
export const mirrorLists = ["item", "customer", "supplier", "location"] as const;
export type MirrorList = (typeof mirrorLists)[number];

/** The mirror is read once an hour; from this age on, in milliseconds, something keeps it from being read. */
export const staleAfterMs = 3 * 60 * 60 * 1000;
/** A reading that has not ended by then was left behind by a worker that died. Milliseconds. */
const longestReadingMs = 60 * 60 * 1000;

/** How one list of the mirror stands. Instants are ISO 8601. */
export type MirrorStand = {
  list: MirrorList;
  /** The reading that is under way; null where none is. */
  reading: { since: string; rows: number } | null;
  /** When it was last read to its end, the rows it had in the book, and how long that took; null where it never was. */
  pulled: { at: string; rows: number; tookMs: number | null } | null;
  /** Why the last reading failed, where none went well since; `shrunkTo`: its rows, where it was too short to be believed and a person may confirm it. */
  failed: { at: string; reason: string; shrunkTo: number | null } | null;
};

/** Fewer rows less than these are no sharp shrinking, however few there were. */
const few = 5;

/**
 * Whether a list of the book is too short to be believed: less than half of what is in use, and by more than a few rows. One
 * without any row says nothing of the book. Pure.
 */
export function isShrunk(listed: number, active: number): boolean {
  return listed > 0 && listed * 2 < active && active - listed > few;
}

/** Whether records are checked against a list that is too old to be trusted. Pure. */
export function isStale(stand: Pick<MirrorStand, "pulled">, now: string): boolean {
  return stand.pulled === null || Date.parse(now) - Date.parse(stand.pulled.at) > staleAfterMs;
}

export function isBeingRead(readingAt: Date | null, now: Date): boolean {
  return readingAt !== null && now.getTime() - readingAt.getTime() < longestReadingMs;
}
