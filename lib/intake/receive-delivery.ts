import { createHash } from "node:crypto";
import type { DeliveryHeaders } from "#lib/channels/channel.ts";
import type { Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { insertDelivery } from "./store.ts";
import { forgetWake, shouldWake, wakeCall } from "./wake-reader.ts";

export type Message = {
  sourceId: string;
  /** The sender's own delivery id or idempotency key; null where it sends none: then the content itself is the key. */
  key: string | null;
  topic: string | null;
  contentType: string;
  headers: DeliveryHeaders;
  body: Uint8Array<ArrayBuffer>;
};

export type Received = { deliveryId: string; isNew: boolean };

/** What a delivery of the intake API carries as its topic: it is read as native records, whatever the source's channel. */
export const intakeTopic = "holdpoint/intake";

/**
 * Makes a message durable, byte for byte, before anybody answers for it. The sender's retry finds what is there and
 * makes nothing twice; the same key with other content is refused. What is stored waits to be read: `thenRead` wakes the
 * worker at the commit, otherwise the caller reads it (the worker does in the end, should the caller die).
 */
export async function receiveDelivery(ctx: Pick<Context, "company">, message: Message, options: { thenRead: boolean }): Promise<Result<Received, { code: "key-reused" }>> {
  const digest = createHash("sha256").update(message.body).digest("hex");
  const wake = options.thenRead && shouldWake(ctx.company, performance.now()) ? wakeCall : null;
  let hasWoken = false;
  try {
    const stored = await insertDelivery(
      ctx.company,
      {
        sourceId: message.sourceId,
        dedupeKey: message.key ?? `sha256:${digest}`,
        digest,
        topic: message.topic,
        contentType: message.contentType,
        headers: withoutCredentials(message.headers),
        body: message.body,
      },
      { notify: wake },
    );
    hasWoken = stored.isNew;
    if (stored.digest !== digest) return err({ code: "key-reused" });
    return ok({ deliveryId: stored.id, isNew: stored.isNew });
  } finally {
    if (wake !== null && !hasWoken) forgetWake(ctx.company);
  }
}

const credentials = new Set(["authorization", "cookie", "proxy-authorization", "x-forwarded-authorization"]);

// A delivery is shown to people and kept for years; what proves the sender's identity is not part of it.
function withoutCredentials(headers: DeliveryHeaders): DeliveryHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !credentials.has(name)));
}
