import { badRequest } from "#lib/sandbox/refusal.ts";
import type { Call } from "#lib/sandbox/resource.ts";

/** Refuses a date in a closed period in the desktop product's own words (other-apis F.4). `date` is ISO. */
export function checkLocked(call: Call, date: string | null): void {
  const { closedUntil } = call.book.settings;
  const day = date?.slice(0, 10);
  if (day === undefined || closedUntil === null || day > closedUntil) return;
  const shown = `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
  throw badRequest(`Transaction date ${shown} is locked, you can unlock it from Tools -> Manage Fiscal Year.`);
}
