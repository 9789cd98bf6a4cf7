-- AlterTable
ALTER TABLE "code_use" ADD COLUMN "record_id" UUID,
ADD COLUMN "used_for" TEXT NOT NULL DEFAULT '';

-- The key knows what a code was used for.
ALTER TABLE "code_use" DROP CONSTRAINT "code_use_pkey",
ADD CONSTRAINT "code_use_pkey" PRIMARY KEY ("company_id", "list", "used_for", "code");

-- Units, locations and tax codes of what is in the books already, as noteUses writes them from now on.
INSERT INTO "code_use" ("company_id", "list", "used_for", "code", "last_used_at", "record_id", "uses")
SELECT used.company_id, used.list, used.used_for, used.code, max(used.at), (array_agg(used.id ORDER BY used.at DESC, used.id DESC))[1], count(DISTINCT used.id)
FROM (
  SELECT r.company_id, r.id, r.state_since AS at, named.list, named.used_for, named.code
  FROM record r
  CROSS JOIN LATERAL (
    SELECT 'source' || chr(9) || r.source_id AS source,
      coalesce('customer' || chr(9) || nullif(r.document->'customer'->>'code', ''), 'supplier' || chr(9) || nullif(r.document->'supplier'->>'code', '')) AS party,
      CASE WHEN r.document ? 'customer' THEN 'customer' WHEN r.document ? 'supplier' THEN 'supplier' ELSE 'stock' END AS side
  ) AS about
  CROSS JOIN LATERAL (
    SELECT 'location' AS list, whose.used_for, place.code
    FROM (VALUES (r.document->>'location'), (r.document->>'fromLocation'), (r.document->>'toLocation')) AS place(code), (VALUES (about.source), (about.party)) AS whose(used_for)
    UNION ALL
    SELECT of_line.list, of_line.used_for, of_line.code
    FROM jsonb_array_elements(CASE WHEN jsonb_typeof(r.document->'lines') = 'array' THEN r.document->'lines' ELSE '[]'::jsonb END) AS line
    CROSS JOIN LATERAL (SELECT 'item' || chr(9) || nullif(line->>'itemCode', '') || chr(9) AS item) AS ask
    CROSS JOIN LATERAL (VALUES
      ('location', about.source, line->>'location'), ('location', about.party, line->>'location'),
      ('uom', ask.item || about.side, line->>'uom'), ('uom', ask.item || about.source, line->>'uom'), ('uom', ask.item || about.party, line->>'uom'),
      ('tax-code', ask.item || about.side, line->>'taxCode'), ('tax-code', about.party, line->>'taxCode')
    ) AS of_line(list, used_for, code)
  ) AS named
  WHERE r.state = 'posted'
) AS used
WHERE used.code <> '' AND used.used_for IS NOT NULL
GROUP BY used.company_id, used.list, used.used_for, used.code;
