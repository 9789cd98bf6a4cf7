import type { SendOutcome, Stopped, Unreachable, VoidOutcome } from "#lib/posting/ledger.ts";
import type { Reply } from "../call.ts";
import { readJson } from "../json.ts";
import { OUTAGE_WAIT_MS, rateLimitWaitMs, unreachable } from "../waits.ts";
import { saysNoRoute, saysNotFound, saysRefused, saysTaken } from "./messages.ts";

type Answered = Extract<Reply, { kind: "answered" }>;
type Object = Record<string, unknown>;

export type FoundRecord = { kind: "found"; answer: Object };
export type FoundRows = { kind: "rows"; rows: Object[] };

/**
 * What GetRecord says. A wrapper may answer errors as text with HTTP 200 (other-apis C.5), so only an object is a record, and
 * only plain words for "not found" are absence. `now` in milliseconds.
 */
export function readRecord(reply: Reply, now: number): FoundRecord | { kind: "absent" } | Stopped | Unreachable {
  const doubt = readDoubt(reply, now);
  if (doubt !== null) return doubt;
  const { status, value, words } = answerOf(reply as Answered);
  if (status === 404 || (words !== null && saysNotFound(words))) return { kind: "absent" };
  if (status === 200 && value === null) return { kind: "absent" };
  if (status === 200 && isObject(value) && words === null) return { kind: "found", answer: value };
  return unreachable(sentence(words, status));
}

/** What a GetRecordList says: a bare array, or one inside an object; which of them is not in the facts (other-apis H). */
export function readRows(reply: Reply, now: number): FoundRows | Stopped | Unreachable {
  const doubt = readDoubt(reply, now);
  if (doubt !== null) return doubt;
  const { status, value, words } = answerOf(reply as Answered);
  const list = Array.isArray(value) ? value : isObject(value) ? Object.values(value).find((member) => Array.isArray(member)) : undefined;
  if (status === 200 && Array.isArray(list)) return list.every(isObject) ? { kind: "rows", rows: list } : unreachable("AutoCount's list could not be read.");
  if (words !== null && saysNotFound(words)) return { kind: "rows", rows: [] };
  return unreachable(sentence(words, status));
}

/**
 * What the one CreateRecord came to. Sure of "stored" by a key alone, never by the status: a wrapper may say errors with 200.
 * Words that tell nothing for certain leave it unknown. `now` in milliseconds.
 */
export function readCreate(reply: Reply, now: number): SendOutcome {
  const unsent = readUnsent(reply, now);
  if (unsent !== null) return unsent;
  const { status, value, words } = answerOf(reply as Answered);
  if (words !== null && saysTaken(words)) return { kind: "taken", reason: words };
  if (status === 408 || status >= 500 || (status >= 300 && status < 400)) return { kind: "unknown", reason: sentence(words, status) };
  if (status >= 400) return { kind: "refused", reason: sentence(words, status) };
  const docKey = words === null ? keyOf(value) : null;
  if (docKey !== null) return { kind: "stored", docKey };
  if (words !== null && saysRefused(words)) return { kind: "refused", reason: words };
  return { kind: "unknown", reason: sentence(words, status), answered: true };
}

/** `not-this-way`: the verb is not known there, so it certainly did nothing. */
export type CancelRead = VoidOutcome | { kind: "not-this-way"; reason: string };

/** What a CancelRecord came to. It answers `true`; anything else that it answers is a refusal, and a look tells for certain. */
export function readCancel(reply: Reply, now: number): CancelRead {
  if (reply.kind === "answered" && reply.status === 405) return { kind: "not-this-way", reason: sentence(answerOf(reply).words, 405) };
  const unsent = readUnsent(reply, now);
  if (unsent !== null) return unsent;
  const { status, value, words } = answerOf(reply as Answered);
  if (status === 408 || status >= 500 || (status >= 300 && status < 400)) return { kind: "unknown", reason: sentence(words, status) };
  const isDone = status < 300 && (value === true || words?.toLowerCase() === "true" || (reply as Answered).text.trim() === "");
  return isDone ? { kind: "voided" } : { kind: "refused", reason: sentence(words, status) };
}

/** The one member of an object in which an answer may carry words instead of what was asked for. */
const wordMembers = ["message", "exceptionmessage", "errormessage", "error"];

/** The value of an answer, and the words that it says instead of one. Numbers are decimal text, keys lower case. */
export function answerOf({ status, text }: Answered): { status: number; value: unknown; words: string | null } {
  const value = readJson(text);
  return { status, value, words: wordsIn(value, text) };
}

function wordsIn(value: unknown, text: string): string | null {
  if (isObject(value)) {
    // The most exact first: ASP.NET puts what happened beside a general phrase.
    const said = ["exceptionmessage", ...wordMembers].map((name) => value[name]).find((word) => typeof word === "string" && word.trim() !== "");
    return typeof said === "string" ? said.trim() : null;
  }
  // A number comes as text too, but is no words.
  const plain = typeof value === "string" ? value : value === undefined ? text : null;
  const trimmed = plain?.trim() ?? "";
  return trimmed === "" || /^\d+$/.test(trimmed) || trimmed.startsWith("<") || trimmed.length > 2000 ? null : trimmed;
}

function keyOf(value: unknown): string | null {
  const key = isObject(value) ? (value["dockey"] ?? (isObject(value["master"]) ? value["master"]["dockey"] : undefined)) : value;
  return typeof key === "string" && /^[1-9]\d{0,18}$/.test(key.trim()) ? key.trim() : null;
}

/** Whatever lets nothing be said about a document: no answer, a refused key, a wrong address, too many calls. */
function readDoubt(reply: Reply, now: number): Stopped | Unreachable | null {
  if (reply.kind === "failed") return unreachable(`AutoCount did not answer: ${reply.reason}.`);
  const stopped = readStop(reply);
  if (stopped !== null) return stopped;
  return reply.status === 429 ? unreachable(rateLimited(reply), rateLimitWaitMs(reply.headers, now)) : null;
}

/** The same for a call that changes something: whether it may have been done. Null where the operation itself has answered. */
function readUnsent(reply: Reply, now: number): Exclude<VoidOutcome, { kind: "voided" | "refused" }> | null {
  if (reply.kind === "failed") {
    if (reply.wasSent) return { kind: "unknown", reason: `AutoCount's answer did not arrive: ${reply.reason}.` };
    return { kind: "unavailable", reason: `AutoCount was not reached: ${reply.reason}.`, waitMs: OUTAGE_WAIT_MS };
  }
  const stopped = readStop(reply);
  if (stopped !== null) return stopped;
  return reply.status === 429 ? { kind: "unavailable", reason: rateLimited(reply), waitMs: rateLimitWaitMs(reply.headers, now) } : null;
}

function readStop(reply: Answered): Stopped | null {
  const { words } = answerOf(reply);
  if (reply.status === 401 || reply.status === 403) return { kind: "stopped", reason: `AutoCount refused the key of this connection: ${sentence(words, reply.status)}` };
  const isForeign = reply.status === 404 && (words === null ? reply.text.trim() !== "" : saysNoRoute(words));
  return isForeign ? { kind: "stopped", reason: "The connection's address answered 404, and not in the Web API's way: check the address." } : null;
}

function rateLimited(reply: Answered): string {
  return `AutoCount asks for fewer calls a minute: ${answerOf(reply).words ?? "429"}`;
}

function sentence(words: string | null, status: number): string {
  return words ?? `AutoCount answered ${status} without a readable message.`;
}

function isObject(value: unknown): value is Object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
