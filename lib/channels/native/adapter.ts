import { type ChannelAdapter, type ReadOutcome, unreadable } from "../channel.ts";
import { readBatch } from "./read-batch.ts";

/** Holdpoint's own JSON, sent by integrators to `POST /api/v1/intake` with a source token. */
export const nativeChannel: ChannelAdapter = {
  id: "native",
  title: "Holdpoint API",
  // A native source proves itself by its token at the intake call; it signs nothing, so no signature can be right.
  verify: () => false,
  deliveryKey: (headers) => headers["idempotency-key"]?.trim() || null,
  topic: () => null,

  read({ headers, body, receivedAt }): ReadOutcome {
    const batch = readBatch({ body, contentType: headers["content-type"] ?? "application/json", channel: null, receivedAt });
    if (!batch.ok) return unreadable(batch.error);
    return {
      kind: "documents",
      documents: batch.value.flatMap((record) => {
        if (record.outcome !== "document") return [];
        const { outcome: _, ...read } = record;
        return [read];
      }),
      refused: batch.value.flatMap((record) => {
        if (record.outcome !== "refused") return [];
        const { outcome: _, ...refused } = record;
        return [refused];
      }),
    };
  },
};
