import type { RawTx } from "#lib/db/raw-tx.ts";

/**
 * Notes that what these documents name was used now: they went into the books. What a person corrects is none: it may be
 * undone, or rejected. Items, debtors
 * and creditors for whatever it was; units, locations and tax codes for whom and what they were used (`usedFor`). Look-ups tell it.
 * In the order of the key, so that two who note the same wait for each other only.
 */
export async function noteUses(tx: Pick<RawTx, "$executeRaw">, company: number, recordIds: readonly string[], at: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO code_use (company_id, list, used_for, code, last_used_at, record_id, uses)
    SELECT ${company}::integer, used.list, used.used_for, used.code, ${at}::timestamptz, max(used.id::text)::uuid, count(DISTINCT used.id)::integer
    FROM (
      SELECT r.id, named.list, named.used_for, named.code
      FROM record r
      CROSS JOIN LATERAL (
        SELECT 'source' || chr(9) || r.source_id AS source,
          coalesce('customer' || chr(9) || nullif(r.document->'customer'->>'code', ''), 'supplier' || chr(9) || nullif(r.document->'supplier'->>'code', '')) AS party,
          CASE WHEN r.document ? 'customer' THEN 'customer' WHEN r.document ? 'supplier' THEN 'supplier' ELSE 'stock' END AS side
      ) AS about
      CROSS JOIN LATERAL (
        SELECT 'customer' AS list, '' AS used_for, r.document->'customer'->>'code' AS code
        UNION ALL SELECT 'supplier', '', r.document->'supplier'->>'code'
        UNION ALL SELECT 'location', whose.used_for, place.code
          FROM (VALUES (r.document->>'location'), (r.document->>'fromLocation'), (r.document->>'toLocation')) AS place(code), (VALUES (about.source), (about.party)) AS whose(used_for)
        UNION ALL SELECT of_line.list, of_line.used_for, of_line.code
          FROM jsonb_array_elements(CASE WHEN jsonb_typeof(r.document->'lines') = 'array' THEN r.document->'lines' ELSE '[]'::jsonb END) AS line
          CROSS JOIN LATERAL (SELECT 'item' || chr(9) || nullif(line->>'itemCode', '') || chr(9) AS item) AS ask
          CROSS JOIN LATERAL (VALUES
            ('item', '', line->>'itemCode'),
            ('location', about.source, line->>'location'), ('location', about.party, line->>'location'),
            ('uom', ask.item || about.side, line->>'uom'), ('uom', ask.item || about.source, line->>'uom'), ('uom', ask.item || about.party, line->>'uom'),
            ('tax-code', ask.item || about.side, line->>'taxCode'), ('tax-code', about.party, line->>'taxCode')
          ) AS of_line(list, used_for, code)
      ) AS named
      WHERE r.company_id = ${company}::integer AND r.id = ANY(${[...recordIds]}::uuid[])
    ) AS used
    WHERE used.code <> '' AND used.used_for IS NOT NULL
    GROUP BY used.list, used.used_for, used.code ORDER BY used.list, used.used_for, used.code
    ON CONFLICT (company_id, list, used_for, code) DO UPDATE SET last_used_at = greatest(code_use.last_used_at, excluded.last_used_at),
      record_id = CASE WHEN excluded.last_used_at >= code_use.last_used_at THEN excluded.record_id ELSE code_use.record_id END, uses = code_use.uses + excluded.uses`;
}
