import { z } from "zod";
import { nativeDocument, nativeRecord } from "#lib/channels/native/document-schema.ts";
import type { RecordResult } from "#lib/intake/store.ts";
import type { TakenRecords } from "#lib/intake/take-records.ts";
import type { TakenWebhook } from "#lib/intake/take-webhook.ts";

/** What `POST /api/v1/intake` takes. It reads the bytes itself (lib/channels/native), so that no amount becomes a float; this describes them. */
export const sentRecord = nativeRecord.extend({
  externalId: nativeRecord.shape.externalId.describe("Your own id of it, the same each time you send it. A payload may leave it out."),
  kind: nativeRecord.shape.kind.describe("Where it is left out, the source's flow decides."),
  document: nativeDocument.optional().describe("In Holdpoint's own words. Amounts are decimal text; a number is taken digit by digit as written."),
  payload: z.unknown().optional().describe("In the format of the source's channel instead (a Shopify order). Exactly one of the two."),
});

export const sentBatch = z.object({ records: z.array(sentRecord).min(1).max(1000) });
export const sentToIntake = z.union([sentBatch, sentRecord]);

export const intakeMediaTypes = [
  "application/json", "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines", "application/jsonlines",
] as const;

export const idempotencyKey = z.string().trim().min(1).max(255, "An Idempotency-Key has at most 255 characters.");

const recordResult = z.object({
  index: z.int().min(0).describe("Place in what was sent, from 0."),
  externalId: z.string().nullable(),
  outcome: z.enum(["accepted", "repeated", "refused"]).describe("repeated: it is here already, unchanged. refused: it could not be read; `why` says what to mend."),
  recordId: z.uuid().nullable(),
  change: z.enum(["taken", "proposed"]).optional().describe("For a changed record: taken at once, or put up for a person's decision."),
  why: z.string().optional(),
}) satisfies z.ZodType<RecordResult>;

export const takenRecords = z.object({
  deliveryId: z.uuid().describe("The message as it was stored."),
  results: z.array(recordResult).describe("One for each record, in the order they were sent."),
}) satisfies z.ZodType<TakenRecords>;

export const takenWebhook = z.object({
  deliveryId: z.uuid(),
  repeated: z.boolean().describe("The same delivery was here already; nothing was stored."),
}) satisfies z.ZodType<TakenWebhook>;
