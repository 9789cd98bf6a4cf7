import { lockedMessage } from "#lib/sandbox/periods.ts";
import { badRequest } from "#lib/sandbox/refusal.ts";
import type { Call } from "#lib/sandbox/resource.ts";

/** Refuses a date in a closed period in the desktop product's own words (other-apis F.4). `date` is ISO. */
export function checkLocked(call: Call, date: string | null): void {
  const { closedUntil, lockedMonths } = call.book.settings;
  const day = date?.slice(0, 10);
  if (day === undefined) return;
  if (lockedMonths.includes(day.slice(0, 7)) || (closedUntil !== null && day <= closedUntil)) throw badRequest(lockedMessage(day));
}
