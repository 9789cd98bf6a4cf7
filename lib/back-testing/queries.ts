import type { DocumentOf } from "#lib/canonical/document.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Tx } from "#lib/db/prisma.ts";

export type TestedRow = {
  id: string; sourceId: string; externalId: string; orderId: string; parentId: string | null; kind: Kind; document: DocumentOf; released: boolean; waitsForRest: boolean;
  number: string; date: string; source: string; party: string; currency: string; total: string; state: RecordState; isCorrected: boolean;
};

/** Records that came since a moment, newest first, with what became of them; of a source or account where one is named. */
export async function findTested(tx: Tx, company: number, scope: { kinds: readonly Kind[]; sourceId: string | null; partyCode: string | null }, since: Date, limit: number): Promise<TestedRow[]> {
  const kinds = [...scope.kinds];
  return tx.$queryRaw<TestedRow[]>`
    SELECT r.id, r.source_id AS "sourceId", r.external_id AS "externalId", r.order_id AS "orderId", r.parent_id AS "parentId", r.kind, r.document, r.released,
      r.waits_for_rest AS "waitsForRest", r.doc_number AS number, r.doc_date::text AS date, s.name AS source, r.party_name AS party, r.currency, r.total::text AS total, r.state,
      EXISTS (SELECT 1 FROM record_revision v WHERE v.company_id = r.company_id AND v.record_id = r.id AND v.cause IN ('correction', 'alias', 'decision')) AS "isCorrected"
    FROM record r JOIN source s ON s.company_id = r.company_id AND s.id = r.source_id
    WHERE r.company_id = ${company} AND r.received_at >= ${since} AND r.kind = ANY(${kinds})
      AND (${scope.sourceId}::uuid IS NULL OR r.source_id = ${scope.sourceId}::uuid) AND (${scope.partyCode}::text IS NULL OR r.party_code = ${scope.partyCode})
    ORDER BY r.received_at DESC, r.id DESC LIMIT ${limit}`;
}
