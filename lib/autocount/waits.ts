import type { IncomingHttpHeaders } from "node:http";
import type { Unreachable } from "#lib/posting/ledger.ts";

/** How long to wait after an outage, and after a 429 that does not say how long (cloud-api 3). Milliseconds. */
export const OUTAGE_WAIT_MS = 15_000;
const RATE_LIMIT_WAIT_MS = 60_000;
/** A window is a minute long; what asks for more than ten is not believed. */
const LONGEST_WAIT_MS = 600_000;

/** How long a 429 asks to wait: `Retry-After` if sent, else to the end of the window, else a minute. Milliseconds. */
export function rateLimitWaitMs(headers: IncomingHttpHeaders, now: number): number {
  // Instants are the server's, so they are measured by its clock where it shows it.
  const clock = headers.date === undefined || Number.isNaN(Date.parse(headers.date)) ? now : Date.parse(headers.date);
  const told = retryAfterMs(headers["retry-after"], clock) ?? untilMs(headers["x-rate-limit-reset"], clock);
  return Math.min(Math.max(told ?? RATE_LIMIT_WAIT_MS, 1_000), LONGEST_WAIT_MS);
}

/** No answer, or one that says nothing about what was asked for. */
export function unreachable(reason: string, waitMs = OUTAGE_WAIT_MS): Unreachable {
  return { kind: "unreachable", reason, waitMs };
}

function retryAfterMs(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  return /^\d+$/.test(value.trim()) ? Number(value) * 1_000 : untilMs(value, now);
}

function untilMs(value: string | string[] | undefined, now: number): number | null {
  const at = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : at - now;
}
