import type { DeliveryHeaders } from "#lib/channels/channel.ts";
import { type Change, toNotification } from "#lib/db/bus.ts";
import { pool, type Tx } from "#lib/db/prisma.ts";
import { readRow, readRows } from "#lib/db/sql.ts";

export type NewDelivery = {
  sourceId: string;
  dedupeKey: string;
  digest: string;
  topic: string | null;
  contentType: string;
  headers: DeliveryHeaders;
  body: Uint8Array<ArrayBuffer>;
};

export type StoredDelivery = {
  id: string;
  sourceId: string;
  topic: string | null;
  headers: DeliveryHeaders;
  body: Uint8Array;
  receivedAt: Date;
  state: "received" | "read" | "unreadable" | "ignored";
};

/** What became of one record of a delivery. */
export type RecordResult = {
  index: number;
  externalId: string | null;
  outcome: "accepted" | "repeated" | "refused";
  recordId: string | null;
  /** For a changed record: taken at once, put up as a proposal for a person, or noted because what is booked still stands. */
  change?: "taken" | "proposed" | "noted";
  why?: string;
};

const insertNew = `
  WITH stored AS (
    INSERT INTO delivery (company_id, source_id, dedupe_key, digest, topic, content_type, headers, body)
    VALUES ($1, $2::uuid, $3, $4, $5, $6, $7::jsonb, $8)
    ON CONFLICT (company_id, source_id, dedupe_key) DO NOTHING
    RETURNING id
  )
  SELECT id, (SELECT pg_notify($9, $10) WHERE $10::text IS NOT NULL)::text AS notified FROM stored`;

const findByKey = `SELECT id, digest FROM delivery WHERE company_id = $1 AND source_id = $2::uuid AND dedupe_key = $3`;

/**
 * Stores a delivery as received, or finds the one with the same key: the sender's retry makes nothing twice. When this
 * returns it is committed. Webhooks come by the hundred, so this is one prepared statement and no transaction around it:
 * the row is all there is to write, because a delivery in state "received" is itself what asks to be read.
 */
export async function insertDelivery(
  company: number,
  delivery: NewDelivery,
  options: { notify: Change | null },
): Promise<{ id: string; isNew: boolean; digest: string }> {
  const { sourceId, dedupeKey, digest, topic, contentType, headers, body } = delivery;
  const { channel, payload } = options.notify ? toNotification(company, options.notify) : { channel: null, payload: null };
  const created = await pool().query<{ id: string }>({
    name: "intake-insert-delivery",
    text: insertNew,
    values: [company, sourceId, dedupeKey, digest, topic, contentType, JSON.stringify(headers), body, channel, payload],
  });
  if (created.rows[0]) return { id: created.rows[0].id, isNew: true, digest };
  // A statement of its own: the first one may have waited for the other insert and cannot see it.
  const existing = await readRow<{ id: string; digest: string }>(findByKey, [company, sourceId, dedupeKey], { prepared: true });
  return { ...existing, isNew: false };
}

/** Deliveries that nobody has read yet (or all of `ids`, to read them again), locked; others that are being read are left alone. */
export async function lockDeliveries(tx: Tx, company: number, ids: readonly string[], options: { again: boolean }): Promise<StoredDelivery[]> {
  const list = [...ids];
  return tx.$queryRaw<StoredDelivery[]>`
    SELECT id, source_id AS "sourceId", topic, headers, body, received_at AS "receivedAt", state FROM delivery
    WHERE company_id = ${company} AND id = ANY(${list}::uuid[]) AND (${options.again} OR state = 'received')
    ORDER BY received_at, id FOR UPDATE`;
}

/** Writes what became of deliveries. */
export async function settleDeliveries(
  tx: Tx,
  company: number,
  settled: readonly {
    id: string;
    state: "read" | "unreadable" | "ignored";
    problem: string | null;
    results: RecordResult[];
    /** The version of the source's mapping that it was read with; null where it has none. */
    mappingVersion: number | null;
  }[],
): Promise<void> {
  if (settled.length === 0) return;
  await tx.$executeRaw`
    UPDATE delivery SET state = x.state, problem = x.problem, results = x.results, mapping_version = x."mappingVersion", read_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) AS x(id uuid, state text, problem text, results jsonb, "mappingVersion" int)
    WHERE delivery.company_id = ${company} AND delivery.id = x.id`;
}

/** What became of the records of a delivery that was read before. */
export async function findDeliveryResults(tx: Tx, company: number, id: string): Promise<{ state: string; problem: string | null; results: RecordResult[] }> {
  const row = await tx.delivery.findUniqueOrThrow({ where: { companyId_id: { companyId: company, id } }, select: { state: true, problem: true, results: true } });
  return { ...row, results: (row.results ?? []) as RecordResult[] };
}

/** Whose reading is begun by whoever stored it: the worker takes it over only when it is this old. */
export type LeftToOthers = { topic: string; forSeconds: number };

const isUnread = "d.state = 'received' AND (d.topic IS DISTINCT FROM $1 OR d.received_at < now() - $2 * interval '1 second')";

/** The company's deliveries that wait for the worker and are not being read at this moment, oldest first. */
export async function findUnread(company: number, left: LeftToOthers, options: { except: readonly string[]; limit: number }): Promise<string[]> {
  const rows = await readRows<{ id: string }>(
    `SELECT d.id FROM delivery d WHERE d.company_id = $3 AND ${isUnread} AND d.id <> ALL($4::uuid[])
      ORDER BY d.received_at, d.id LIMIT $5 FOR KEY SHARE SKIP LOCKED`,
    [left.topic, left.forSeconds, company, options.except, options.limit],
    { prepared: true },
  );
  return rows.map(({ id }) => id);
}

/** The companies that have deliveries waiting for the worker: one look into the index for each company. */
export async function findCompaniesToRead(left: LeftToOthers): Promise<number[]> {
  const rows = await readRows<{ company: number }>(
    `SELECT c.id AS company FROM company c
      CROSS JOIN LATERAL (SELECT 1 FROM delivery d WHERE d.company_id = c.id AND ${isUnread} ORDER BY d.received_at, d.id LIMIT 1) waiting`,
    [left.topic, left.forSeconds],
    { prepared: true },
  );
  return rows.map(({ company }) => company);
}
