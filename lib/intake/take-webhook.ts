import type { ChannelAdapter, DeliveryHeaders } from "#lib/channels/channel.ts";
import type { Actor, Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { receiveDelivery } from "./receive-delivery.ts";

/** A source at whose address a message arrived, and what proves that a message is its own. */
export type WebhookSource = {
  sourceId: string;
  channel: ChannelAdapter;
  secret: string;
  /** What the sender signs beside the body, where it does: our app's id, and the address that it calls. */
  appKey?: string | null;
  callbackUrl?: string | readonly string[] | null;
};
export type SentWebhook = { contentType: string; headers: DeliveryHeaders; body: Uint8Array<ArrayBuffer> };
export type TakenWebhook = {
  /** Null for a ping: there was nothing to store. */
  deliveryId: string | null;
  /** The same delivery is here already: nothing was stored. */
  repeated: boolean;
};

type SourceContext = Context & { actor: Extract<Actor, { type: "source" }> };

/**
 * Takes one message of a channel's webhook: nothing is stored unless the signature fits the bytes; then the message is
 * committed as one that waits to be read, which is all the worker needs to do the rest. A ping, which a sender may send
 * unsigned to see whether somebody is there, is answered and forgotten.
 */
export async function takeWebhook(ctx: SourceContext, source: WebhookSource, sent: SentWebhook): Promise<Result<TakenWebhook, { code: "wrong-signature" }>> {
  const { channel, secret, sourceId, appKey, callbackUrl } = source;
  const { headers, body } = sent;
  if (channel.isPing?.({ headers, body })) return ok({ deliveryId: null, repeated: false });
  if (!channel.verify({ headers, body, secret, appKey, callbackUrl })) return err({ code: "wrong-signature" });

  const message = { ...sent, sourceId, key: channel.deliveryKey(headers, body), topic: channel.topic(headers, body) };
  const stored = await receiveDelivery(ctx, message, { thenRead: true });
  if (stored.ok) return ok({ deliveryId: stored.value.deliveryId, repeated: !stored.value.isNew });
  // A sender that uses an id twice for different messages has still signed both: neither may be lost.
  const kept = await receiveDelivery(ctx, { ...message, key: null }, { thenRead: true });
  if (!kept.ok) throw new Error("a message kept under its own digest has another digest");
  return ok({ deliveryId: kept.value.deliveryId, repeated: !kept.value.isNew });
}
