import type { DeliveryHeaders } from "#lib/channels/channel.ts";
import type { Actor, Context } from "#lib/context.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { readDeliveries } from "./read-deliveries.ts";
import { intakeTopic, receiveDelivery } from "./receive-delivery.ts";
import { findDeliveryResults, type RecordResult } from "./store.ts";

/** One call of the intake API as it came. */
export type SentRecords = {
  /** The sender's Idempotency-Key; null where none was sent. */
  key: string | null;
  contentType: string;
  headers: DeliveryHeaders;
  body: Uint8Array<ArrayBuffer>;
};

export type TakenRecords = { deliveryId: string; results: RecordResult[] };

export type TakeRefusal =
  | { code: "key-reused" }
  /** Nothing in it can be told apart as a record. It is kept and shown all the same. */
  | { code: "no-records"; detail: string; deliveryId: string };

type SourceContext = Context & { actor: Extract<Actor, { type: "source" }> };

/**
 * Takes records that a source pushes in: stores the message, commits, and only then reads it, so that what is
 * acknowledged is never lost; a message whose reader dies is read by the worker. One result for each record, in order.
 *
 * The same Idempotency-Key answers with the same results. Without a key the same bytes are read again: nothing is made
 * twice, but a document that had become another meanwhile goes back to what is sent now.
 */
export async function takeRecords(ctx: SourceContext, sent: SentRecords): Promise<Result<TakenRecords, TakeRefusal>> {
  const stored = await receiveDelivery(ctx, { ...sent, sourceId: ctx.actor.id, topic: intakeTopic }, { thenRead: false });
  if (!stored.ok) return stored;
  const { deliveryId, isNew } = stored.value;
  await readDeliveries(ctx, [deliveryId], { again: !isNew && sent.key === null });
  const { problem, results } = await ctx.db.$transaction((tx) => findDeliveryResults(tx, ctx.company, deliveryId));
  if (results.length === 0) return err({ code: "no-records", detail: problem ?? "The message holds no records.", deliveryId });
  return ok({ deliveryId, results });
}
