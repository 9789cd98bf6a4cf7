import type { DocumentOf } from "#lib/canonical/document.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Tx } from "#lib/db/prisma.ts";

/** Which records a setting could count for: of its rule's kinds, since a moment, of one source or account where it is for one. */
export type TestScope = { kinds: readonly Kind[]; sourceId: string | null; partyCode: string | null; since: Date };
export type TestedRow = {
  id: string; sourceId: string; externalId: string; orderId: string; parentId: string | null; kind: Kind; document: DocumentOf; released: boolean; waitsForRest: boolean;
  receivedAt: Date; number: string; date: string; source: string; party: string; currency: string; total: string; state: RecordState; isCorrected: boolean;
};

/**
 * Records of a scope with the document of their first revision, as the intake made it, and what became of them since; newest
 * first, those that come after `last`.
 */
export async function listTested(tx: Tx, company: number, scope: TestScope, last: Pick<TestedRow, "id" | "receivedAt"> | null, limit: number): Promise<TestedRow[]> {
  const before = last === null ? Prisma.empty : Prisma.sql`AND (r.received_at, r.id) < (${last.receivedAt}, ${last.id}::uuid)`;
  return tx.$queryRaw<TestedRow[]>`
    SELECT r.id, r.source_id AS "sourceId", r.external_id AS "externalId", r.order_id AS "orderId", r.parent_id AS "parentId", r.kind, r.released,
      COALESCE((SELECT v.document FROM record_revision v WHERE v.company_id = r.company_id AND v.record_id = r.id AND v.revision = 1), r.document) AS document,
      r.waits_for_rest AS "waitsForRest", r.received_at AS "receivedAt", r.doc_number AS number, r.doc_date::text AS date, s.name AS source, r.party_name AS party,
      r.currency, r.total::text AS total, r.state,
      EXISTS (SELECT 1 FROM record_revision v WHERE v.company_id = r.company_id AND v.record_id = r.id AND v.revision > 1 AND v.cause IN ('correction', 'alias', 'decision')) AS "isCorrected"
    FROM record r JOIN source s ON s.company_id = r.company_id AND s.id = r.source_id
    WHERE ${inScope(company, scope)} ${before}
    ORDER BY r.received_at DESC, r.id DESC LIMIT ${limit}`;
}

/** How many records a scope has, counted up to the cap. */
export async function countTested(tx: Tx, company: number, scope: TestScope, cap: number): Promise<{ value: number; isCapped: boolean }> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM (SELECT 1 FROM record r WHERE ${inScope(company, scope)} LIMIT ${cap + 1}) counted`;
  const count = row?.count ?? 0;
  return { value: Math.min(count, cap), isCapped: count > cap };
}

/** An account counts where the record has it now and where it came with it; who corrected it may have chosen another one. */
function inScope(company: number, { kinds, sourceId, partyCode, since }: TestScope): Prisma.Sql {
  const ofSource = sourceId === null ? Prisma.empty : Prisma.sql`AND r.source_id = ${sourceId}::uuid`;
  const ofParty = partyCode === null ? Prisma.empty : Prisma.sql`AND (r.party_code = ${partyCode} OR EXISTS (
      SELECT 1 FROM record_revision v WHERE v.company_id = r.company_id AND v.record_id = r.id AND v.revision = 1
        AND ${partyCode} IN (v.document #>> '{customer,code}', v.document #>> '{supplier,code}')))`;
  return Prisma.sql`r.company_id = ${company} AND r.received_at >= ${since} AND r.kind = ANY(${[...kinds]}) ${ofSource} ${ofParty}`;
}
