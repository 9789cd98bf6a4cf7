import type { Tx } from "#lib/db/prisma.ts";
import type { TwinFact } from "#lib/rules/facts.ts";
import { numberKey } from "./match-key.ts";

type TwinRow = TwinFact & { duplicateKey: string | null };

/**
 * Records that share a number of one source, or a duplicate key of any source, with the batch: by `numberKey` and by
 * duplicate key. Records that have come to an end (rejected, duplicate ...) are no longer anybody's first copy. One query.
 */
export async function findTwins(
  tx: Tx,
  company: number,
  batch: readonly { sourceId: string; number: string; duplicateKey: string | null }[],
): Promise<Map<string, TwinFact[]>> {
  const numbers = JSON.stringify(batch.map(({ sourceId, number }) => ({ source_id: sourceId, doc_number: number })));
  const keys = batch.flatMap(({ duplicateKey }) => (duplicateKey === null ? [] : [duplicateKey]));
  const rows = await tx.$queryRaw<TwinRow[]>`
    SELECT r.id AS "recordId", r.source_id AS "sourceId", r.order_id AS "orderId", r.kind, r.doc_number AS "docNumber", s.name AS "sourceName",
      r.state, r.received_at::text AS "receivedAt", r.duplicate_key AS "duplicateKey"
    FROM (
      SELECT record.* FROM record JOIN jsonb_to_recordset(${numbers}::jsonb) AS n(source_id uuid, doc_number text)
        ON record.company_id = ${company} AND record.source_id = n.source_id AND record.doc_number = n.doc_number
      UNION
      SELECT record.* FROM record WHERE company_id = ${company} AND duplicate_key = ANY(${keys}) AND duplicate_key IS NOT NULL
    ) r JOIN source s ON s.company_id = r.company_id AND s.id = r.source_id
    WHERE r.state NOT IN ('rejected', 'duplicate', 'superseded', 'cancelled')
    ORDER BY r.id`;
  const twins = new Map<string, TwinFact[]>();
  for (const { duplicateKey, ...twin } of rows) addTwin(twins, twin, duplicateKey);
  return twins;
}

/** Puts a record where its copies will look for it. */
export function addTwin(twins: Map<string, TwinFact[]>, twin: TwinFact, duplicateKey: string | null): void {
  for (const key of [numberKey(twin.sourceId, twin.kind, twin.docNumber), duplicateKey]) {
    if (key === null) continue;
    const list = twins.get(key) ?? [];
    if (!list.some((other) => other.recordId === twin.recordId)) list.push(twin);
    twins.set(key, list);
  }
}
