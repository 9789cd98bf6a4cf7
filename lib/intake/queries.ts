import type { Context } from "#lib/context.ts";
import { readRows } from "#lib/db/sql.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { DeliveryState } from "#lib/queues/delivery-states.ts";

/** What became of one record of a delivery, with the record as it is now. */
export type DeliveryOutcome = {
  index: number;
  externalId: string | null;
  outcome: "accepted" | "repeated" | "refused";
  why: string | null;
  /** For a later message about a known record: taken at once, or put up for a person. */
  change: "taken" | "proposed" | null;
  record: { id: string; number: string; state: RecordState } | null;
};

/** One message as received. `body` is its text as far as it is shown; bytes that are no UTF-8 show as replacement characters. */
export type DeliveryScreen = {
  id: string;
  sourceName: string;
  sourceKey: string;
  channel: string;
  topic: string | null;
  dedupeKey: string;
  digest: string;
  contentType: string;
  headers: { name: string; value: string }[];
  bytes: number;
  body: string;
  /** Only the beginning is shown. */
  isCut: boolean;
  receivedAt: string;
  readAt: string | null;
  state: DeliveryState;
  problem: string | null;
  /** The version of the source's mapping that it was read with; null: none. */
  mappingVersion: number | null;
  outcomes: DeliveryOutcome[];
};

/** The largest part of a body that a page carries, in bytes. */
const shownBytes = 400_000;
/** The most outcomes that a page lists; a batch has at most 1,000. */
const shownOutcomes = 1000;

/** One delivery of the company with what became of it; null where there is none with that id. */
export async function findDelivery(ctx: Pick<Context, "company">, id: string): Promise<DeliveryScreen | null> {
  const [[delivery], outcomes] = await Promise.all([
    readRows<Omit<DeliveryScreen, "headers" | "body" | "isCut" | "outcomes"> & { headers: Record<string, unknown>; start: Buffer }>(
      `SELECT d.id, s.name AS "sourceName", s.key AS "sourceKey", s.channel, d.topic, d.dedupe_key AS "dedupeKey", d.digest, d.content_type AS "contentType",
              d.headers, octet_length(d.body) AS bytes, substring(d.body FROM 1 FOR ${shownBytes}) AS start, d.received_at AS "receivedAt", d.read_at AS "readAt",
              d.state, d.problem, d.mapping_version AS "mappingVersion"
         FROM delivery d JOIN source s ON s.company_id = d.company_id AND s.id = d.source_id
        WHERE d.company_id = $1 AND d.id = $2::uuid`,
      [ctx.company, id],
      { prepared: true },
    ),
    listOutcomes(ctx, id),
  ]);
  if (!delivery) return null;
  const { headers, start, ...rest } = delivery;
  return {
    ...rest,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value: Array.isArray(value) ? value.join(", ") : String(value) })),
    body: start.toString("utf8"),
    isCut: delivery.bytes > start.length,
    outcomes,
  };
}

async function listOutcomes(ctx: Pick<Context, "company">, id: string): Promise<DeliveryOutcome[]> {
  const rows = await readRows<Omit<DeliveryOutcome, "record"> & { recordId: string | null; number: string | null; state: RecordState | null }>(
    `SELECT (o.result->>'index')::integer AS index, o.result->>'externalId' AS "externalId", o.result->>'outcome' AS outcome, o.result->>'why' AS why,
            o.result->>'change' AS change, r.id AS "recordId", r.doc_number AS number, r.state
       FROM delivery d
      CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(d.results) = 'array' THEN d.results ELSE '[]'::jsonb END) WITH ORDINALITY o(result, nth)
       LEFT JOIN record r ON r.company_id = d.company_id AND r.id = (o.result->>'recordId')::uuid
      WHERE d.company_id = $1 AND d.id = $2::uuid ORDER BY o.nth LIMIT ${shownOutcomes}`,
    [ctx.company, id],
    { prepared: true },
  );
  return rows.map(({ recordId, number, state, ...outcome }) => ({ ...outcome, record: recordId && number && state ? { id: recordId, number, state } : null }));
}
