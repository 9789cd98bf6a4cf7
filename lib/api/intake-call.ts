import type { Call, SourceContext } from "#lib/auth/define-route.ts";
import type { DeliveryHeaders } from "#lib/channels/channel.ts";
import { takeRecords, type TakenRecords, type TakeRefusal } from "#lib/intake/take-records.ts";
import { err, type Result } from "#lib/result.ts";
import { idempotencyKey } from "./intake-schema.ts";

type BadKey = { code: "invalid"; detail: string };

/** Hands what came with an intake call to the verb, byte for byte. */
export async function takeIntakeCall(ctx: SourceContext, { request, body, mediaType }: Call<unknown>): Promise<Result<TakenRecords, TakeRefusal | BadKey>> {
  const key = request.headers.get("idempotency-key");
  const parsed = idempotencyKey.nullable().safeParse(key);
  if (!parsed.success) return err({ code: "invalid", detail: parsed.error.issues[0]?.message ?? "The Idempotency-Key cannot be used." });
  return takeRecords(ctx, { key: parsed.data, contentType: request.headers.get("content-type") ?? mediaType, headers: headersOf(request), body });
}

/** Names come in lower case. */
export function headersOf(request: Request): DeliveryHeaders {
  return Object.fromEntries(request.headers);
}
