-- CreateTable
CREATE TABLE "code_use" (
    "company_id" INTEGER NOT NULL,
    "list" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "uses" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "code_use_pkey" PRIMARY KEY ("company_id","list","code")
);

-- What is in the books already has been used.
INSERT INTO "code_use" ("company_id", "list", "code", "last_used_at", "uses")
SELECT used.company_id, used.list, used.code, max(used.at), count(DISTINCT used.id)
FROM (
  SELECT r.company_id, r.id, r.state_since AS at, 'item' AS list, line->>'itemCode' AS code
  FROM record r CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(r.document->'lines') = 'array' THEN r.document->'lines' ELSE '[]'::jsonb END) AS line
  WHERE r.state = 'posted'
  UNION ALL SELECT r.company_id, r.id, r.state_since, 'customer', r.document->'customer'->>'code' FROM record r WHERE r.state = 'posted'
  UNION ALL SELECT r.company_id, r.id, r.state_since, 'supplier', r.document->'supplier'->>'code' FROM record r WHERE r.state = 'posted'
) AS used
WHERE used.code IS NOT NULL AND used.code <> ''
GROUP BY used.company_id, used.list, used.code;
