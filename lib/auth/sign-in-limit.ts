/** How many failed sign-ins are borne within the window, before further ones are refused unseen. */
export const signInLimits = {
  windowMinutes: 15,
  /** Against guessing one person's password. */
  perEmail: 5,
  /** Against trying one password on many people; an office behind one address stays below it. */
  perVisitor: 30,
} as const;

const minute = 60_000;

/** Failures at or before this instant no longer count. */
export function windowStart(now: Date): Date {
  return new Date(now.getTime() - signInLimits.windowMinutes * minute);
}

/**
 * Whole minutes until the next attempt is let through, 0 when it is let through now. `failures` are the instants of the
 * failures in the window, in any order.
 */
export function minutesToWait(failures: readonly Date[], limit: number, now: Date): number {
  const counted = failures.filter((at) => at > windowStart(now)).toSorted((a, b) => b.getTime() - a.getTime());
  const decisive = counted[limit - 1];
  if (decisive === undefined) return 0;
  const free = decisive.getTime() + signInLimits.windowMinutes * minute;
  return Math.max(1, Math.ceil((free - now.getTime()) / minute));
}
