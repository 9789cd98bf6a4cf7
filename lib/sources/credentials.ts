import { createHash } from "node:crypto";
import { z } from "zod";
import { openSecret, sealSecret, type SecretPlace } from "#lib/auth/secret-box.ts";
import type { ChannelPull, CredentialName, PullCredentials, Tokens } from "#lib/channels/pull.ts";
import { pullCredentials } from "#lib/channels/pull.ts";
import { findChannel } from "#lib/channels/registry.ts";
import { readSealed, replaceSealed } from "./credentials-store.ts";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { openSourceSecret } from "./source-secret.ts";

/** Credentials as a person writes them: Shopee calls app key and secret partner id and partner key, and writes ids as numbers. */
const writtenCredentials = z.preprocess((value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { partnerId, partnerKey, ...rest } = value as globalThis.Record<string, unknown>;
  const named = { ...rest, ...(partnerId === undefined ? {} : { appKey: partnerId }), ...(partnerKey === undefined ? {} : { appSecret: partnerKey }) };
  return Object.fromEntries(Object.entries(named).map(([key, entry]) => [key, typeof entry === "number" ? String(entry) : entry]));
}, pullCredentials);

/** Reads credentials from JSON text. A refusal names fields and never shows what stands in them. */
export function parseCredentials(text: string): Result<PullCredentials, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err("The credentials are not valid JSON.");
  }
  const parsed = writtenCredentials.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  if (issue?.code === "unrecognized_keys") return err(`The credentials have fields that are not known: ${issue.keys.join(", ")}.`);
  return err(`The credentials cannot be used: ${issue?.path.join(".") || "they"} ${issue?.code === "invalid_type" ? "must be text" : "is not valid"}.`);
}

/** A source's credentials as they are stored: sealed, and bound to the company and the source. */
export function sealCredentials(company: number, key: string, credentials: PullCredentials): Uint8Array<ArrayBuffer> {
  return sealSecret(JSON.stringify(credentials), placeOf(company, key));
}

function openCredentials(company: number, key: string, sealed: Uint8Array): PullCredentials {
  return pullCredentials.parse(JSON.parse(openSecret(sealed, placeOf(company, key))));
}

function placeOf(company: number, key: string): SecretPlace {
  return { company, purpose: `source:${key}:credentials` };
}

export type OpenCredentials = {
  credentials: PullCredentials;
  /** What is stored now; a renewal replaces exactly this. */
  sealed: Uint8Array;
  /** Tells one set of credentials from another without showing either. */
  digest: string;
};

/**
 * What a source shows to its channel, opened: what was given, and the channel's own addresses and the webhook secret where
 * nothing was. Null where the source has none.
 */
export async function findCredentials(ctx: Pick<Context, "db" | "company">, sourceId: string, pull: ChannelPull): Promise<OpenCredentials | null> {
  const row = await readSealed(ctx.db, ctx.company, sourceId);
  if (row === null || row.credentials === null) return null;
  const given = openCredentials(ctx.company, row.key, row.credentials);
  const secret = row.secret === null ? null : openSourceSecret(ctx.company, row.key, row.secret);
  return { credentials: withDefaults(given, pull.defaults, secret), sealed: row.credentials, digest: createHash("sha256").update(row.credentials).digest("hex") };
}

function withDefaults(given: PullCredentials, defaults: Partial<PullCredentials>, secret: string | null): PullCredentials {
  const whole = { ...given, baseUrl: given.baseUrl ?? defaults.baseUrl ?? null, appSecret: given.appSecret ?? secret };
  // Somebody who gives an address of their own means it for the tokens too.
  return { ...whole, authUrl: given.authUrl ?? (given.baseUrl === null ? (defaults.authUrl ?? whole.baseUrl) : given.baseUrl) };
}

/** What is missing of what a channel needs to be asked. */
export function missingCredentials(credentials: PullCredentials, pull: ChannelPull): CredentialName[] {
  return pull.needs.filter((name) => credentials[name] === null);
}

/**
 * Stores renewed tokens in place of the ones that were used, sealed. False where somebody has stored other credentials
 * meanwhile: then those count. The old tokens may be worth nothing any more, so whoever calls this keeps trying.
 */
export async function replaceTokens(ctx: Context, sourceId: string, used: OpenCredentials, tokens: Tokens): Promise<boolean> {
  const row = await readSealed(ctx.db, ctx.company, sourceId);
  if (row === null || row.credentials === null) return false;
  const given = openCredentials(ctx.company, row.key, used.sealed);
  return replaceSealed(ctx, sourceId, used.sealed, sealCredentials(ctx.company, row.key, { ...given, ...tokens }));
}

/** What a webhook's signature covers beside the body, as far as the source knows it. */
export function signedAlong(company: number, key: string, sealed: Uint8Array | null): { appKey: string | null; callbackUrl: string | null } {
  if (sealed === null) return { appKey: null, callbackUrl: null };
  const { appKey, callbackUrl } = openCredentials(company, key, sealed);
  return { appKey, callbackUrl };
}

/** Whether Holdpoint itself asks this channel. */
export function isPulled(channel: string): boolean {
  return findChannel(channel)?.pull !== undefined;
}
