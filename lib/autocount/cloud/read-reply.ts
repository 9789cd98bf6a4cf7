import type { SendOutcome, Stopped, Unreachable } from "#lib/posting/ledger.ts";
import type { Reply } from "../call.ts";
import { readJson } from "../json.ts";
import { OUTAGE_WAIT_MS, rateLimitWaitMs, unreachable } from "../waits.ts";
import { saysTaken } from "./taken-messages.ts";
import type { CloudResource } from "./taken-messages.ts";

export type Found = { kind: "found"; answer: unknown };

/**
 * What a GET by our key says. Only an error object of AutoCount's own counts as "absent": a 404 of anything else in
 * between (a proxy, a wrong address, a wrong book) says nothing about the document and needs a person to look at the
 * connection. `now` in milliseconds.
 */
export function readLookup(reply: Reply, now: number): Found | { kind: "absent" } | Stopped | Unreachable {
  if (reply.kind === "failed") return unreachable(`AutoCount did not answer: ${reply.reason}.`);
  const stopped = readStop(reply);
  if (stopped) return stopped;
  if (reply.status === 404) return { kind: "absent" };
  if (reply.status === 429) return unreachable(rateLimited(reply.text), rateLimitWaitMs(reply.headers, now));
  if (reply.status !== 200) return unreachable(wordsOf(reply));
  const answer = readJson(reply.text);
  return isObject(answer) ? { kind: "found", answer } : unreachable("AutoCount's answer could not be read.");
}

/**
 * What the one POST came to (cloud-api 2, 3, 26). Sure of "stored" by 201 alone, and of "nothing written" only where no
 * connection stood or the rate limiter in front refused; everything in doubt is unknown. `now` in milliseconds.
 */
export function readCreate(reply: Reply, resource: CloudResource, key: string, now: number): SendOutcome {
  if (reply.kind === "failed") {
    if (reply.wasSent) return unknown(`AutoCount's answer did not arrive: ${reply.reason}.`);
    return { kind: "unavailable", reason: `AutoCount was not reached: ${reply.reason}.`, waitMs: OUTAGE_WAIT_MS };
  }
  const stopped = readStop(reply);
  if (stopped) return stopped;
  const { status, headers } = reply;
  if (status === 201) {
    if (namesOther(headers.location, key)) return unknown(`AutoCount answered 201 for another number: ${headers.location}`);
    const id = resource === "taxentity" ? namedIn(headers.location, ["taxentityid"]) : undefined;
    return { kind: "stored", ...(id !== undefined && { docKey: id }) };
  }
  if (status === 429) {
    return { kind: "unavailable", reason: rateLimited(reply.text), waitMs: rateLimitWaitMs(headers, now) };
  }
  // A gateway's own time-out has a 4xx number too, and says nothing about what happened behind it.
  if (status === 408 || status < 400 || status >= 500) return unknown(wordsOf(reply));
  const reason = wordsOf(reply);
  return saysTaken(resource, reason) ? { kind: "taken", reason } : { kind: "refused", reason };
}

/** How many calls AutoCount says are left in its window, and for how long (cloud-api 3); nothing where it does not say. */
export function callsLeft(reply: Reply, now: number): { callsLeft?: { count: number; resetMs: number } } {
  if (reply.kind !== "answered") return {};
  const left = reply.headers["x-rate-limit-remaining"];
  if (typeof left !== "string" || !/^\d{1,9}$/.test(left)) return {};
  return { callsLeft: { count: Number(left), resetMs: rateLimitWaitMs(reply.headers, now) } };
}

export type Answered = Extract<Reply, { kind: "answered" }>;

/** What an answer of 401, 403 or a foreign 404 says of the connection; null where it says nothing of it. */
export function readStop(reply: Answered): Stopped | null {
  if (reply.status === 401 || reply.status === 403) {
    return { kind: "stopped", reason: `AutoCount refused the key of this connection: ${wordsOf(reply)}`, ...(reply.status === 403 && { ofMethod: true as const }) };
  }
  // The facts do not show the body of a 404 (cloud-api 28): an empty one is taken as AutoCount's, another page's is not.
  if (reply.status !== 404 || reply.text.trim() === "" || messageOf(reply.text) !== null) return null;
  const reason = "The connection's address answered 404, and not in AutoCount's way: check address and account book.";
  return { kind: "stopped", reason };
}

function unknown(reason: string): SendOutcome {
  return { kind: "unknown", reason };
}

/** AutoCount's own words, or what stands for them. */
export function wordsOf(reply: Answered): string {
  return messageOf(reply.text) ?? `AutoCount answered ${reply.status} without a readable message.`;
}

export function rateLimited(text: string): string {
  return `AutoCount asks for fewer calls a minute: ${messageOf(text) ?? "429"}`;
}

function messageOf(text: string): string | null {
  const body = readJson(text);
  if (!isObject(body) || typeof body.message !== "string" || body.message.trim() === "") return null;
  return body.message.trim();
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// The location of debtors and products is not documented; only a number that is plainly another one counts against us.
function namesOther(location: string | undefined, key: string): boolean {
  const named = namedIn(location, ["docno", "code"]);
  return named !== undefined && named.toLowerCase() !== key.toLowerCase();
}

function namedIn(location: string | undefined, names: readonly string[]): string | undefined {
  const query = location && URL.canParse(location, "http://autocount") ? new URL(location, "http://autocount").searchParams : null;
  return [...(query ?? [])].find(([name]) => names.includes(name.toLowerCase()))?.[1];
}
