import type { Translate } from "#messages/translate.ts";

// Malaysian time, UTC+8 without daylight saving: what people here read on their clocks and in their books.
const offsetMs = 8 * 60 * 60 * 1000;
// Three letters each: the browsers' own short names differ between languages and versions.
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A document date, "2026-03-31", as "31 Mar 2026". */
export function formatDate(date: string): string {
  const [year = "", month = "", day = ""] = date.slice(0, 10).split("-");
  return `${Number(day)} ${months[Number(month) - 1]} ${year}`;
}

/** A moment as "31 Mar 2026, 16:05", Malaysian time. */
export function formatInstant(instant: string): string {
  return formatInstantExact(instant).slice(0, -3);
}

/** A moment to the second, for histories: "31 Mar 2026, 16:05:09", Malaysian time. */
export function formatInstantExact(instant: string): string {
  // Reckoned, not asked of Intl: a list formats hundreds, and Intl takes longer than all the rest of its cells.
  const [date = "", time = ""] = new Date(Date.parse(instant) + offsetMs).toISOString().split("T");
  return `${formatDate(date)}, ${time.slice(0, 8)}`;
}

/** The day of a moment, "31 Mar 2026", Malaysian time. */
export function formatDay(instant: string): string {
  return formatInstantExact(instant).slice(0, -10);
}

/** The time of day to the second, for moments that are near: "16:05:09", Malaysian time. */
export function formatClock(instant: string): string {
  return formatInstantExact(instant).slice(-8);
}

/** How long ago, in one unit: "just now", "5 min", "3 h", "12 d". `now` comes from the server, so that both agree. */
export function formatAge(t: Translate, instant: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(instant)) / 60_000);
  if (minutes < 1) return t("format.time.justNow");
  if (minutes < 60) return t("format.time.minutes", { count: minutes });
  if (minutes < 24 * 60) return t("format.time.hours", { count: Math.floor(minutes / 60) });
  return t("format.time.days", { count: Math.floor(minutes / (24 * 60)) });
}

/** The same as a person says it: "just now", "5 min ago". */
export function formatAgo(t: Translate, instant: string, now: string): string {
  const age = formatAge(t, instant, now);
  return age === t("format.time.justNow") ? age : t("format.time.ago", { age });
}

/** Whether a date (its end, Malaysian time) or moment is over or less than so many days away. */
export function isNear(until: string, now: string, days: number): boolean {
  const end = until.length === 10 ? Date.parse(`${until}T23:59:59+08:00`) : Date.parse(until);
  return end - Date.parse(now) < days * 24 * 60 * 60 * 1000;
}
