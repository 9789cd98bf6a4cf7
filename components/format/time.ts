// Malaysian time, UTC+8 without daylight saving: what people here read on their clocks and in their books.
const zone = "Asia/Kuala_Lumpur";
const dayAndTime = new Intl.DateTimeFormat("en-GB", { timeZone: zone, day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hour12: false });
const withSeconds = new Intl.DateTimeFormat("en-GB", { timeZone: zone, day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
const day = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });

/** A document date, "2026-03-31", as "31 Mar 2026". */
export function formatDate(date: string): string {
  return day.format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
}

/** A moment as "31 Mar 2026, 16:05", Malaysian time. */
export function formatInstant(instant: string): string {
  return dayAndTime.format(new Date(instant));
}

/** A moment to the second, for histories. */
export function formatInstantExact(instant: string): string {
  return withSeconds.format(new Date(instant));
}

/** How long ago, in one unit: "just now", "5 min", "3 h", "12 d". `now` comes from the server, so that both agree. */
export function formatAge(instant: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(instant)) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / (24 * 60))} d`;
}
