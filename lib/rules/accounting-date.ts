import { stockKinds, tradeKinds } from "#lib/canonical/kinds.ts";

/** Kinds whose date is one in the books; a master's is only the day on which it was sent. */
export const datedKinds = [...tradeKinds, ...stockKinds, "payment"] as const;
export type DatedKind = (typeof datedKinds)[number];

/** The day `count` days after (before, where negative) a date; both YYYY-MM-DD. */
export function addDays(date: string, count: number): string {
  // A date alone is read as UTC, which has no daylight saving to trip over.
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + count);
  const text = moment.toISOString();
  return text.startsWith("+") || text.startsWith("-") ? date : text.slice(0, 10);
}

/** How many days lie between two dates, negative where `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
