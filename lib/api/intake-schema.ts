import { z } from "zod";
import { isAmong, type Kind, orderKinds } from "#lib/canonical/kinds.ts";
import { nativeRecord } from "#lib/channels/native/document-schema.ts";
import type { RecordResult } from "#lib/intake/store.ts";
import type { TakenRecords } from "#lib/intake/take-records.ts";
import type { TakenWebhook } from "#lib/intake/take-webhook.ts";
import { documentParts } from "./document-parts.ts";

const externalId = nativeRecord.shape.externalId.unwrap().describe("Your own id of it, the same each time you send it.");
const inOwnWords = "In Holdpoint's own words. Amounts are decimal text; a number is taken digit by digit as written.";

/** An order may leave its kind to the source's flow; every other document says what it is. */
const sentDocuments = documentParts.map(({ kinds, schema }) => {
  const kind = z.enum(kinds);
  const said = isOrder(kinds) ? kind.nullish().describe("Where it is left out it is an order, and the source's flow decides.") : kind;
  return z.object({ externalId, kind: said, document: schema.describe(inOwnWords) });
});

const sentPayload = z.object({
  externalId: nativeRecord.shape.externalId.describe("Where it is left out, the id in the payload."),
  kind: nativeRecord.shape.kind.describe("Where it is left out, what the payload is, or what the source's flow makes of an order."),
  payload: z.unknown().describe("In the format of the source's channel, such as a Shopify order."),
});

/** What `POST /api/v1/intake` takes. It reads the bytes itself (lib/channels/native), so that no amount becomes a float; this describes them. */
export const sentRecord = z.union([...sentDocuments, sentPayload]);

export const sentBatch = z.object({ records: z.array(sentRecord).min(1).max(1000) });
export const sentToIntake = z.union([sentBatch, sentRecord]);

function isOrder(kinds: readonly Kind[]): boolean {
  return kinds.some((kind) => isAmong(orderKinds, kind));
}

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
  deliveryId: z.uuid().nullable().describe("Null for the ping of a new webhook, of which nothing is stored."),
  repeated: z.boolean().describe("The same delivery was here already; nothing was stored."),
}) satisfies z.ZodType<TakenWebhook>;
