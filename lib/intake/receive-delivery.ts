import { createHash } from "node:crypto";
import type { DeliveryHeaders } from "#lib/channels/channel.ts";
import type { Context } from "#lib/context.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { readDeliveriesJob } from "./jobs.ts";
import { insertDelivery } from "./store.ts";

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
 * makes nothing twice; the same key with other content is refused. `thenRead` queues the reading in the same transaction.
 */
export async function receiveDelivery(ctx: Context, message: Message, options: { thenRead: boolean }): Promise<Result<Received, { code: "key-reused" }>> {
  const digest = createHash("sha256").update(message.body).digest("hex");
  return ctx.db.$transaction(async (tx) => {
    const stored = await insertDelivery(tx, ctx.company, {
      sourceId: message.sourceId,
      dedupeKey: message.key ?? `sha256:${digest}`,
      digest,
      topic: message.topic,
      contentType: message.contentType,
      headers: withoutCredentials(message.headers),
      body: message.body,
    });
    if (stored.digest !== digest) return err({ code: "key-reused" });
    if (stored.isNew && options.thenRead) await enqueue(tx, readDeliveriesJob, { company: ctx.company, deliveryId: stored.id });
    return ok({ deliveryId: stored.id, isNew: stored.isNew });
  });
}

// A delivery is shown to people and kept for years; what proves the sender's identity is not part of it.
function withoutCredentials(headers: DeliveryHeaders): DeliveryHeaders {
  const secret = new Set(["authorization", "cookie", "proxy-authorization", "x-forwarded-authorization"]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !secret.has(name)));
}
