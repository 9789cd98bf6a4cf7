import type { OrderKind } from "#lib/canonical/kinds.ts";
import type { Tx } from "#lib/db/prisma.ts";

/** Records of a source that wait for their trigger, oldest first. */
export async function findWaiting(tx: Tx, company: number, sourceId: string, options: { limit: number | null } = { limit: null }): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM record WHERE company_id = ${company} AND source_id = ${sourceId}::uuid AND state = 'waiting'
    ORDER BY received_at, id LIMIT ${options.limit}`;
  return rows.map((row) => row.id);
}

export async function countWaiting(tx: Tx, company: number, sourceId: string): Promise<number> {
  return tx.record.count({ where: { companyId: company, sourceId, state: "waiting" } });
}

/**
 * Makes another kind of a source's waiting orders, in one statement; returns those that it changed. Left as they are: what
 * a person has touched, what speaks of another document (a delivery is no order), parts of an order, and an order of which
 * there is a record of the other kind already.
 */
export async function changeKindOfWaiting(tx: Tx, company: number, sourceId: string, kinds: { from: OrderKind; to: OrderKind }): Promise<{ id: string; revision: number }[]> {
  return tx.$queryRaw<{ id: string; revision: number }[]>`
    UPDATE record r SET kind = ${kinds.to}, updated_at = now()
    WHERE r.company_id = ${company} AND r.source_id = ${sourceId}::uuid AND r.state = 'waiting' AND r.kind = ${kinds.from}
      AND NOT r.touched AND r.parent_id IS NULL AND COALESCE(jsonb_array_length(r.document->'references'), 0) = 0
      AND NOT EXISTS (
        SELECT 1 FROM record other
        WHERE other.company_id = r.company_id AND other.source_id = r.source_id AND other.kind = ${kinds.to} AND other.external_id = r.external_id)
    RETURNING r.id, r.revision`;
}
