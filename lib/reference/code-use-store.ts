import type { RawTx } from "#lib/db/raw-tx.ts";

/**
 * Notes that the items, the debtor and the creditor of these documents were used now: they went into the books, or a person
 * corrected them so. Look-ups tell it. In the order of the codes, so that two who note the same wait for each other only.
 */
export async function noteUses(tx: Pick<RawTx, "$executeRaw">, company: number, recordIds: readonly string[], at: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO code_use (company_id, list, code, last_used_at, uses)
    SELECT ${company}::integer, used.list, used.code, ${at}::timestamptz, count(DISTINCT used.id)::integer
    FROM (
      SELECT r.id, named.list, named.code
      FROM record r CROSS JOIN LATERAL (
        SELECT 'item' AS list, line->>'itemCode' AS code
        FROM jsonb_array_elements(CASE WHEN jsonb_typeof(r.document->'lines') = 'array' THEN r.document->'lines' ELSE '[]'::jsonb END) AS line
        UNION ALL SELECT 'customer', r.document->'customer'->>'code'
        UNION ALL SELECT 'supplier', r.document->'supplier'->>'code'
      ) AS named
      WHERE r.company_id = ${company}::integer AND r.id = ANY(${[...recordIds]}::uuid[])
    ) AS used
    WHERE used.code IS NOT NULL AND used.code <> ''
    GROUP BY used.list, used.code ORDER BY used.list, used.code
    ON CONFLICT (company_id, list, code) DO UPDATE SET last_used_at = greatest(code_use.last_used_at, excluded.last_used_at), uses = code_use.uses + excluded.uses`;
}
