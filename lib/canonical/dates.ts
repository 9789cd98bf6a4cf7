import { z } from "zod";

/** A document date, YYYY-MM-DD, in Malaysian local time. */
export const documentDate = z.iso.date().refine((date) => !date.startsWith("0000"), "must be a date after the year 0000, which PostgreSQL does not have");
/** A moment, ISO 8601 with zone. */
export const instant = z.iso.datetime({ offset: true });

const malaysia = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Kuala_Lumpur",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/**
 * The Malaysian calendar date of a moment. The accounting date is UTC+8 without daylight saving: 16:30Z on the 31st is
 * already the 1st, and so perhaps the next month's e-invoice.
 */
export function malaysianDate(moment: Date | string): string {
  return malaysia.format(typeof moment === "string" ? new Date(moment) : moment);
}
