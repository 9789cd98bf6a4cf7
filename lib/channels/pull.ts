import { z } from "zod";
import type { Ask, DeliveryHeaders } from "./channel.ts";
import { type Json, parseTokens, toJson } from "./read-json.ts";
import { err, ok, type Result } from "#lib/result.ts";

// How Holdpoint asks a channel by itself. Adapters stay pure: they write requests and read answers; whoever makes the call
// (lib/pulls) gives them the time and what came back. A job of several calls is a generator: it yields a request, gets the
// answer, and ends with what it found.

const name = z.string().trim().min(1).max(300);
const moment = z.iso.datetime({ offset: true });

/**
 * What a source shows to its channel's API. One shape for all channels; which of it a channel needs, its adapter says.
 * Secret as a whole: it is stored sealed and shown to nobody.
 */
export const pullCredentials = z.strictObject({
  /** Where the API stands, without a path of a call; the channel's own address where null. */
  baseUrl: z.url({ protocol: /^https?$/ }).nullable().default(null),
  /** Where tokens are renewed, if elsewhere. */
  authUrl: z.url({ protocol: /^https?$/ }).nullable().default(null),
  /** The app's id: app key, partner id, user name. */
  appKey: name.nullable().default(null),
  /** The app's secret: app secret, partner key, password. The source's webhook secret where null. */
  appSecret: name.nullable().default(null),
  shopId: name.nullable().default(null),
  shopCipher: name.nullable().default(null),
  /** The webhook address as it is registered at the channel, where it signs the address; Holdpoint's own where null. */
  callbackUrl: z.url({ protocol: /^https?$/ }).nullable().default(null),
  accessToken: name.max(4000).nullable().default(null),
  refreshToken: name.max(4000).nullable().default(null),
  accessUntil: moment.nullable().default(null),
  refreshUntil: moment.nullable().default(null),
});
export type PullCredentials = z.output<typeof pullCredentials>;
export type CredentialName = keyof PullCredentials;

/** The part of the credentials that a renewal replaces, always as a whole: an old refresh token may be worth nothing. */
export type Tokens = Pick<PullCredentials, "accessToken" | "refreshToken" | "accessUntil" | "refreshUntil">;

/** One question, not yet signed. */
export type PullRequest = {
  method: "GET" | "POST";
  /** As the channel's documentation writes it, with a leading slash. */
  path: string;
  query: Readonly<globalThis.Record<string, string>>;
  /** JSON text. */
  body: string | null;
  /** A refusal of this one is an answer too: it is handed back instead of ending the job. */
  mayBeRefused?: true;
};

/** The same, ready to be sent. Holds secrets: never logged, never stored. */
export type SignedCall = { method: "GET" | "POST"; url: string; headers: Readonly<globalThis.Record<string, string>>; body: string | null };

/** What came back: the status, and the body as text. */
export type RawAnswer = { status: number; headers: DeliveryHeaders; text: string };

/** What an answer means, whatever the HTTP status says: these channels send refusals with status 200. */
export type Verdict =
  | { kind: "answered" }
  /** The access token is not good any more: renew it and ask again. */
  | { kind: "token-expired"; reason: string }
  /** Asked too often. Seconds as the channel says; null where it does not. */
  | { kind: "slow-down"; seconds: number | null; reason: string }
  /** Nothing is wrong with the question: ask again later. */
  | { kind: "unavailable"; reason: string }
  /** Asking again will not help. */
  | { kind: "refused"; reason: string };

/** An answer handed to a job: the text as it came, and what it says with exact numbers. */
export type Answered = { text: string; json: Json; isRefused: boolean };

/** A message made of what was pulled; it is stored as a delivery and read by the adapter's `read`. */
export type PulledMessage = {
  /** "order", "return". Its topic is "pull/" and this. */
  what: string;
  externalId: string;
  /** The answers as they came, put together without changing a byte of them. */
  body: string;
  /** What stays the same while nothing has changed, however often it is asked: the answers without request ids and the like. */
  identity: string;
};

export type Found = {
  messages: PulledMessage[];
  /** The version of what was asked for. */
  version: string | null;
  /** The channel answered, and has nothing by that number (yet): a bell may be faster than what it rings for. */
  isMissing?: boolean;
};
export type Fetching = Generator<PullRequest, Found, Answered>;
export type Sweeping = Generator<PullRequest, Ask[], Answered>;

export type ChannelPull = {
  /** Credentials without which nothing can be asked. */
  needs: readonly CredentialName[];
  /** What stands for credentials that are not given. */
  defaults: Partial<PullCredentials>;
  /** How often changes are looked for without a bell, and how far each look reaches back before the last one. */
  sweep: { everySeconds: number; overlapSeconds: number; longestWindowSeconds: number };
  /** Fetches what a bell told of. */
  fetch(ask: Ask): Fetching;
  /** Finds what has changed in a span of time (inclusive), for bells that were lost. */
  find(from: Date, until: Date): Sweeping;
  sign(request: PullRequest, credentials: PullCredentials, now: Date): SignedCall;
  judge(answer: RawAnswer): Verdict;
  /** Null where the channel's tokens do not expire. */
  renew: { ask(credentials: PullCredentials, now: Date): SignedCall; read(answer: RawAnswer, now: Date): Result<Tokens, string> } | null;
};

/** An answer's text as JSON; a refusal is a sentence. */
export function parseAnswer(text: string): Result<Json, string> {
  const tokens = parseTokens(text.replace(/^\uFEFF/, ""));
  const json = tokens.ok ? toJson(tokens.value) : tokens;
  return json.ok ? ok(json.value) : err(json.error.replace(/^The message/, "The answer"));
}

/** A query string with every name and value escaped. */
export function writeQuery(query: Readonly<globalThis.Record<string, string>>): string {
  return Object.entries(query).map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join("&");
}

/** The moment so many seconds later, ISO 8601; null where the number is none. */
export function secondsAfter(now: Date, seconds: string | null): string | null {
  return seconds !== null && /^\d{1,9}$/.test(seconds) ? new Date(now.getTime() + Number(seconds) * 1000).toISOString() : null;
}

/** What HTTP alone says of an answer that is none of the channel's own; null where it has to be read. */
export function judgeStatus({ status, headers }: RawAnswer, channel: string): Verdict | null {
  if (status === 429) return { kind: "slow-down", seconds: retryAfter(headers), reason: `${channel} asks to wait: too many calls.` };
  if (status >= 500) return { kind: "unavailable", reason: `${channel} answered with status ${status}.` };
  return null;
}

function retryAfter(headers: DeliveryHeaders): number | null {
  const text = headers["retry-after"]?.trim() ?? "";
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}
