import type { OfKind } from "#lib/canonical/document.ts";
import { sideOf } from "#lib/canonical/facets.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { isProposedFrom, type Ownership } from "#lib/ownership/ownership.ts";
import { aliasEntry, partyKeys } from "#lib/reference/resolve.ts";

/** The external id of a customer record that is made here from an order's buyer. */
export function buyerId(key: string): string {
  return `buyer:${key}`.slice(0, 100);
}

/**
 * The debtors that were posted from a source's own customer records, by the buyer's key: where the source owns customer
 * records, its orders need no other answer (design 9). Asks nothing where no source does; else one query.
 */
export async function findMadeCustomers(tx: Tx, company: number, batch: readonly (OfKind & { sourceId: string })[], ownership: Ownership): Promise<Map<string, string>> {
  const wanted = batch.flatMap((one) => {
    const side = sideOf(one);
    if (side === null || side.list !== "customer" || !isProposedFrom(ownership, "customer-record", one.sourceId)) return [];
    const keys = partyKeys(side.party);
    const own = side.party.sourceId === null ? [] : [{ id: side.party.sourceId, key: `id:${side.party.sourceId}` }];
    return [...own, ...keys.map((key) => ({ id: buyerId(key), key }))].map((named) => ({ ...named, source_id: one.sourceId }));
  });
  if (wanted.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ sourceId: string; key: string; code: string }[]>`
    SELECT r.source_id AS "sourceId", w.key, r.document->>'code' AS code
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS w(source_id uuid, id text, key text) JOIN record r
      ON r.company_id = ${company} AND r.source_id = w.source_id AND r.kind = 'customer' AND r.external_id = w.id
    WHERE r.state = 'posted' AND r.document->>'code' IS NOT NULL`;
  return new Map(rows.map((row) => [aliasEntry(row.sourceId, row.key), row.code]));
}
