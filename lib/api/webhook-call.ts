import { bodyLimits, readBody } from "#lib/auth/read-body.ts";
import { err, type Result } from "#lib/result.ts";
import { takeWebhook, type TakenWebhook } from "#lib/intake/take-webhook.ts";
import { headersOf } from "./intake-call.ts";
import { findWebhookSource } from "./queries.ts";

/**
 * A channel's message at the address of one of its sources. Whether the source is unknown, disabled or unsigned, or the
 * signature wrong: the answer is the same, and nothing is stored.
 */
export async function takeWebhookCall(request: Request, sourceKey: string, ip: string): Promise<Result<TakenWebhook, { code: "wrong-signature" }>> {
  const body = await readBody(request, bodyLimits.webhook);
  const found = await findWebhookSource(sourceKey, ip);
  if (found === null) return err({ code: "wrong-signature" });
  const contentType = request.headers.get("content-type") ?? "application/json";
  return takeWebhook(found.ctx, found.source, { contentType, headers: headersOf(request), body });
}
