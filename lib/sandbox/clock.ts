export type Clock = () => Date;
export type TimeStampZone = "UTC" | "Asia/Kuala_Lumpur";

const MALAYSIA_AHEAD_MS = 8 * 60 * 60 * 1000;

/** `2026-02-03T14:11:50.1130000`: seven digits of seconds and no zone, as AutoCount writes time stamps. */
export function timeStamp(instant: Date, zone: TimeStampZone): string {
  const local = zone === "UTC" ? instant : new Date(instant.getTime() + MALAYSIA_AHEAD_MS);
  return `${local.toISOString().slice(0, 23)}0000`;
}

/** `2026-02-03T06:12:44.1180000Z`, as in the rate-limit header. */
export function utcStamp(instant: Date): string {
  return `${instant.toISOString().slice(0, 23)}0000Z`;
}

/** The date `days` after a `yyyy-MM-ddTHH:mm:ss` date. */
export function addDays(date: string, days: number): string {
  const instant = new Date(`${date}Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 19);
}
