import type { Tx } from "#lib/db/prisma.ts";
import type { DeliveryHeaders } from "#lib/channels/channel.ts";

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
  /** For a changed record: taken at once, or put up as a proposal for a person. */
  change?: "taken" | "proposed";
  why?: string;
};

/** Stores a delivery as received, or finds the one with the same key: the sender's retry makes nothing twice. */
export async function insertDelivery(tx: Tx, company: number, delivery: NewDelivery): Promise<{ id: string; isNew: boolean; digest: string }> {
  const [created] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO delivery (company_id, source_id, dedupe_key, digest, topic, content_type, headers, body)
    VALUES (${company}, ${delivery.sourceId}::uuid, ${delivery.dedupeKey}, ${delivery.digest}, ${delivery.topic}, ${delivery.contentType},
      ${JSON.stringify(delivery.headers)}::jsonb, ${delivery.body})
    ON CONFLICT (company_id, source_id, dedupe_key) DO NOTHING
    RETURNING id`;
  if (created) return { id: created.id, isNew: true, digest: delivery.digest };
  const existing = await tx.delivery.findUniqueOrThrow({
    where: { companyId_sourceId_dedupeKey: { companyId: company, sourceId: delivery.sourceId, dedupeKey: delivery.dedupeKey } },
    select: { id: true, digest: true },
  });
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
  settled: readonly { id: string; state: "read" | "unreadable" | "ignored"; problem: string | null; results: RecordResult[] }[],
): Promise<void> {
  if (settled.length === 0) return;
  await tx.$executeRaw`
    UPDATE delivery SET state = x.state, problem = x.problem, results = x.results, read_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) AS x(id uuid, state text, problem text, results jsonb)
    WHERE delivery.company_id = ${company} AND delivery.id = x.id`;
}

/** What became of the records of a delivery that was read before. */
export async function findDeliveryResults(tx: Tx, company: number, id: string): Promise<{ state: string; problem: string | null; results: RecordResult[] }> {
  const row = await tx.delivery.findUniqueOrThrow({ where: { companyId_id: { companyId: company, id } }, select: { state: true, problem: true, results: true } });
  return { ...row, results: (row.results ?? []) as RecordResult[] };
}

/** Deliveries that were stored some time ago and never read: their reader died. Oldest first. */
export async function findUnread(tx: Pick<Tx, "$queryRaw">, before: Date, limit: number): Promise<{ company: number; deliveryId: string }[]> {
  return tx.$queryRaw`
    SELECT company_id AS company, id AS "deliveryId" FROM delivery
    WHERE state = 'received' AND received_at < ${before} ORDER BY received_at LIMIT ${limit}`;
}
