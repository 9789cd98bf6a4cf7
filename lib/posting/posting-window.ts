import { z } from "zod";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Give a time such as 18:00.");

/**
 * When documents may be sent: days (1 Monday to 7 Sunday) on which the window opens, and Malaysian times from and to which
 * it is open. One that ends at or before it begins crosses midnight and ends on the next day.
 */
export const postingWindow = z.object({
  days: z.array(z.int().min(1).max(7)).min(1, "Choose at least one day.").max(7).transform((days) => [...new Set(days)].sort()),
  from: time,
  to: time,
});
export type PostingWindow = z.infer<typeof postingWindow>;

/** Malaysia is UTC+8 without daylight saving. */
const offsetMs = 8 * 3_600_000;
const dayMs = 24 * 3_600_000;

/** The moment from which the window is open: `now` where it is open already. Without a window it always is. Pure. */
export function nextOpening(window: PostingWindow | null, now: Date): Date {
  if (window === null) return now;
  // The one that opened yesterday may still be open; seven days on every weekday has come up.
  for (let ahead = -1; ahead <= 7; ahead += 1) {
    const { opens, closes } = openingOn(window, now.getTime() + offsetMs + ahead * dayMs);
    if (opens === null || closes <= now.getTime()) continue;
    return opens <= now.getTime() ? now : new Date(opens);
  }
  throw new Error("a posting window without days");
}

/** The moment at which a window that is open now closes; null where it never does. Pure. */
export function closingOf(window: PostingWindow | null, now: Date): Date | null {
  if (window === null) return null;
  for (const ahead of [-1, 0]) {
    const { opens, closes } = openingOn(window, now.getTime() + offsetMs + ahead * dayMs);
    if (opens !== null && opens <= now.getTime() && closes > now.getTime()) return new Date(closes);
  }
  return null;
}

export function isOpen(window: PostingWindow | null, now: Date): boolean {
  return nextOpening(window, now) === now;
}

/** The opening on the Malaysian day of a moment, which is given in Malaysian time; instants in UTC milliseconds. */
function openingOn({ days, from, to }: PostingWindow, local: number): { opens: number | null; closes: number } {
  const midnight = Math.floor(local / dayMs) * dayMs;
  const weekday = ((new Date(midnight).getUTCDay() + 6) % 7) + 1;
  const [opens, closes] = [midnight + msOf(from) - offsetMs, midnight + msOf(to) - offsetMs];
  return { opens: days.includes(weekday) ? opens : null, closes: closes <= opens ? closes + dayMs : closes };
}

function msOf(text: string): number {
  const [hours, minutes] = text.split(":").map(Number);
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
}
