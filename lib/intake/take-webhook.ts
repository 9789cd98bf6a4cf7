import type { ChannelAdapter, DeliveryHeaders } from "#lib/channels/channel.ts";
import type { Actor, Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { receiveDelivery } from "./receive-delivery.ts";

/** A source at whose address a message arrived, and what proves that a message is its own. */
export type WebhookSource = { sourceId: string; channel: ChannelAdapter; secret: string };
export type SentWebhook = { contentType: string; headers: DeliveryHeaders; body: Uint8Array<ArrayBuffer> };
export type TakenWebhook = {
  deliveryId: string;
  /** The same delivery is here already: nothing was stored. */
  repeated: boolean;
};

type SourceContext = Context & { actor: Extract<Actor, { type: "source" }> };

/**
 * Takes one message of a channel's webhook: nothing is stored unless the signature fits the bytes; then the message is
 * committed as one that waits to be read, which is all the worker needs to do the rest.
 */
export async function takeWebhook(ctx: SourceContext, source: WebhookSource, sent: SentWebhook): Promise<Result<TakenWebhook, { code: "wrong-signature" }>> {
  const { channel, secret, sourceId } = source;
  const { headers, body } = sent;
  if (!channel.verify({ headers, body, secret })) return err({ code: "wrong-signature" });

  const message = { ...sent, sourceId, key: channel.deliveryKey(headers), topic: channel.topic(headers) };
  const stored = await receiveDelivery(ctx, message, { thenRead: true });
  if (stored.ok) return ok({ deliveryId: stored.value.deliveryId, repeated: !stored.value.isNew });
  // A sender that uses an id twice for different messages has still signed both: neither may be lost.
  const kept = await receiveDelivery(ctx, { ...message, key: null }, { thenRead: true });
  if (!kept.ok) throw new Error("a message kept under its own digest has another digest");
  return ok({ deliveryId: kept.value.deliveryId, repeated: !kept.value.isNew });
}
