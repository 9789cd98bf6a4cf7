import { bodyLimits, readBody } from "#lib/auth/read-body.ts";
import { env } from "#lib/env.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { takeWebhook, type TakenWebhook } from "#lib/intake/take-webhook.ts";
import { headersOf } from "./intake-call.ts";
import { findWebhookSource } from "./queries.ts";

/**
 * A channel's message at the address of one of its sources. Whether the source is unknown, disabled or unsigned, or the
 * signature wrong: the answer is the same, and nothing is stored.
 */
export async function takeWebhookCall(request: Request, sourceKey: string, ip: string): Promise<Result<TakenWebhook & { answersEmpty: boolean }, { code: "wrong-signature" }>> {
  const body = await readBody(request, bodyLimits.webhook);
  const found = await findWebhookSource(sourceKey, ip);
  if (found === null) return err({ code: "wrong-signature" });
  const contentType = request.headers.get("content-type") ?? "application/json";
  const source = { ...found.source, callbackUrl: found.source.callbackUrl ?? addressesOf(request) };
  const taken = await takeWebhook(found.ctx, source, { contentType, headers: headersOf(request), body });
  return taken.ok ? ok({ ...taken.value, answersEmpty: found.source.channel.answersEmpty ?? false }) : taken;
}

/**
 * What the caller may have called us by, for channels that sign the address and where the source does not say which is
 * registered: Holdpoint's public address, the one in the request, and the same over TLS, which a proxy may have ended.
 */
function addressesOf(request: Request): string[] {
  const { pathname, search, origin } = new URL(request.url);
  const host = request.headers.get("host");
  const origins = [env("NEXTAUTH_URL"), origin, host && `http://${host}`, host && `https://${host}`];
  return [...new Set(origins.flatMap((one) => (one ? [`${one.replace(/\/+$/, "")}${pathname}${search}`] : [])))];
}
