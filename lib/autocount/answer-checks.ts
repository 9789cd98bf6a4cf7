import type { IncomingHttpHeaders } from "node:http";
import type { LedgerCheck } from "#lib/posting/ledger-check.ts";

/** From this difference on, in milliseconds, time stamps of the book and ours are no longer comparable. */
const CLOCK_TOLERANCE_MS = 60_000;
/** A window of the rate limit is a minute long (cloud-api 3), so its end cannot be further away than this. */
const WINDOW_MS = 60_000;

/**
 * How far AutoCount's clock is from ours, by the answer's `Date`; where it has none, by the end of the rate limit's window,
 * which is at most a minute off. `before` and `after` are our clock around the call, in milliseconds. Pure.
 */
export function clockCheck(headers: IncomingHttpHeaders, before: number, after: number): LedgerCheck {
  const check = { id: "clock", group: "book", title: "Clocks" } as const;
  const date = Date.parse(headers.date ?? "");
  const reset = Date.parse(String(headers["x-rate-limit-reset"] ?? ""));
  // Half of a window either way is within what the window's end can tell.
  const difference = !Number.isNaN(date) ? beyond(date, before - 1000, after) : beyond(reset, before, after + WINDOW_MS);
  if (difference === null) return { ...check, state: "unknown", text: "AutoCount's answer does not say what time it is there.", todo: null };
  const seconds = Math.round(Math.abs(difference) / 1000);
  if (Math.abs(difference) <= CLOCK_TOLERANCE_MS) return { ...check, state: "ok", text: seconds === 0 ? "AutoCount's clock and this machine's agree." : `AutoCount's clock and this machine's differ by ${seconds} s.`, todo: null };
  return {
    ...check, state: "warning", text: `This machine's clock is ${inWords(seconds)} ${difference > 0 ? "behind" : "ahead of"} AutoCount's.`,
    todo: "Set this machine's clock by a time server (NTP). Until then times in histories are wrong, and waits may be too long or too short.",
  };
}

/** What the answer says of the calls a minute (cloud-api 3). Pure. */
export function rateCheck(headers: IncomingHttpHeaders): LedgerCheck {
  const check = { id: "rate", group: "book", title: "Calls a minute" } as const;
  const left = headers["x-rate-limit-remaining"];
  if (typeof left !== "string" || !/^\d+$/.test(left)) return { ...check, state: "unknown", text: "AutoCount's answer names no limit.", todo: null };
  return { ...check, state: "ok", text: `${left} more calls are allowed before AutoCount asks to wait (window: ${String(headers["x-rate-limit-limit"] ?? "not said")}).`, todo: null };
}

/** By how much an instant lies outside of a span; null where there is none. */
function beyond(instant: number, from: number, to: number): number | null {
  if (Number.isNaN(instant)) return null;
  return instant < from ? instant - from : instant > to ? instant - to : 0;
}

function inWords(seconds: number): string {
  return seconds < 120 ? `${seconds} seconds` : seconds < 7200 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3600)} hours`;
}
