// Malaysian time, UTC+8 without daylight saving: what people here read on their clocks and in their books.
const zone = "Asia/Kuala_Lumpur";
const clock = new Intl.DateTimeFormat("en-CA", {
  timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
});
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
  const parts = Object.fromEntries(clock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${formatDate(`${parts.year}-${parts.month}-${parts.day}`)}, ${parts.hour}:${parts.minute}:${parts.second}`;
}

/** How long ago, in one unit: "just now", "5 min", "3 h", "12 d". `now` comes from the server, so that both agree. */
export function formatAge(instant: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(instant)) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / (24 * 60))} d`;
}
