import type { OfKind } from "#lib/canonical/document.ts";
import { sideOf, worthOf } from "#lib/canonical/facets.ts";
import { isAmong, orderKinds } from "#lib/canonical/kinds.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { SimilarFact, TwinFact } from "#lib/rules/facts.ts";
import { lineKey } from "./score-pair.ts";
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

/** How many records that may be the same are looked at for each. */
const mostSimilar = 10;

type SimilarRow = Omit<SimilarFact, "lines"> & { asking: string; goods: { kind?: string; itemCode: string | null; sku: string | null; description: string; quantity: string }[] | null };

/**
 * Records of the same debtor or creditor over the same amount within two weeks of each of a batch, by record id: what may be
 * a second copy of it. A sale that names no buyer is like every other and is not compared. One query.
 */
export async function findSimilar(tx: Tx, company: number, batch: readonly (OfKind & { recordId: string })[]): Promise<Map<string, SimilarFact[]>> {
  const wanted = batch.flatMap((one) => {
    const [side, worth] = [sideOf(one), worthOf(one)];
    if (side === null || worth === null || side.party.code === null || !(side.party.name || side.party.email || side.party.sourceId)) return [];
    const kinds = isAmong(orderKinds, one.kind) ? [...orderKinds] : [one.kind];
    return [{ id: one.recordId, party: side.party.code, currency: worth.currency, total: worth.total, date: one.document.date, kinds }];
  });
  if (wanted.length === 0) return new Map();
  const rows = await tx.$queryRaw<SimilarRow[]>`
    SELECT w.id AS asking, r.*, s.name AS "sourceName"
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS w(id uuid, party text, currency text, total numeric, date date, kinds text[])
    CROSS JOIN LATERAL (
      SELECT id AS "recordId", source_id AS "sourceId", order_id AS "orderId", kind, doc_number AS "docNumber", state, received_at::text AS "receivedAt",
        doc_date::text AS date, currency, total::text AS total, document->>'reference' AS reference, duplicate_key AS "duplicateKey", document->'lines' AS goods
      FROM record
      WHERE company_id = ${company} AND party_code = w.party AND party_code IS NOT NULL AND total = w.total AND currency = w.currency AND kind = ANY(w.kinds) AND id <> w.id
        AND doc_date BETWEEN w.date - 14 AND w.date + 14 AND state NOT IN ('rejected', 'duplicate', 'superseded', 'cancelled', 'reversed')
      ORDER BY doc_date DESC LIMIT ${mostSimilar}
    ) r JOIN source s ON s.company_id = ${company} AND s.id = r."sourceId"`;
  const similar = rows.map(({ asking, goods, ...row }) => ({ asking, fact: { ...row, lines: (goods ?? []).filter((line) => line.kind === undefined || line.kind === "item").map(lineKey).toSorted() } }));
  return new Map([...Map.groupBy(similar, (row) => row.asking)].map(([id, found]) => [id, found.map((row) => row.fact)]));
}
