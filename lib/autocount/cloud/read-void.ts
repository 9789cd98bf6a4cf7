import type { VoidOutcome } from "#lib/posting/ledger.ts";
import type { Reply } from "../call.ts";
import { OUTAGE_WAIT_MS, rateLimitWaitMs } from "../waits.ts";
import { rateLimited, readStop, wordsOf } from "./read-reply.ts";

/** `not-this-way`: the call is not known there (404, 405), so it certainly did nothing. */
export type VoidRead = VoidOutcome | { kind: "not-this-way"; reason: string };

/** What a void came to (cloud-api 9). Sure of "voided" by 200 or 204 alone; everything in doubt is unknown. */
export function readVoid(reply: Reply, now: number): VoidRead {
  if (reply.kind === "failed") {
    if (reply.wasSent) return { kind: "unknown", reason: `AutoCount's answer did not arrive: ${reply.reason}.` };
    return { kind: "unavailable", reason: `AutoCount was not reached: ${reply.reason}.`, waitMs: OUTAGE_WAIT_MS };
  }
  const { status } = reply;
  if (status === 404 || status === 405) return { kind: "not-this-way", reason: wordsOf(reply) };
  const stopped = readStop(reply);
  if (stopped) return stopped;
  if (status === 200 || status === 204) return { kind: "voided" };
  if (status === 429) return { kind: "unavailable", reason: rateLimited(reply.text), waitMs: rateLimitWaitMs(reply.headers, now) };
  if (status === 408 || status < 400 || status >= 500) return { kind: "unknown", reason: wordsOf(reply) };
  return { kind: "refused", reason: wordsOf(reply) };
}
