/** A company's reader is woken at most this often; it looks on by itself for longer than that. */
const wakeEveryMs = 250;

/** How long the reader looks on after a company's last message, so that not each of them must wake it. */
export const lingerMs = 1_000;

/** What the bus says when a company's reader should look; it names no record, so screens leave it alone. */
export const wakeCall = { topic: "deliveries", ids: [] as string[] };

const wokenAt = new Map<number, number>();

/**
 * Whether a message that is stored now should wake the reader of its company. PostgreSQL commits what notifies one after
 * the other, for all databases of the server: a flood of messages must not pay that for each.
 */
export function shouldWake(company: number, nowMs: number): boolean {
  if (nowMs - (wokenAt.get(company) ?? -Infinity) < wakeEveryMs) return false;
  wokenAt.set(company, nowMs);
  return true;
}

/** The message was not stored after all, and woke nobody: the next one shall. */
export function forgetWake(company: number): void {
  wokenAt.delete(company);
}
