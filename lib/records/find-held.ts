import type { Tx } from "#lib/db/prisma.ts";

// Only what is not decided yet can be freed; a waiting record may have holds too.
const undecided = ["held", "waiting"];

/** Records that a missing item holds under this SKU (a key of `skuKey`), oldest first. */
export async function findHeldBySku(tx: Tx, company: number, { sourceId, sku }: { sourceId: string | null; sku: string }): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT r.id FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id
    WHERE f.company_id = ${company} AND f.rule = 'missing-sku' AND lower(btrim(f.data->>'sku')) = ${sku}
      AND r.state = ANY(${undecided}) AND (${sourceId}::uuid IS NULL OR r.source_id = ${sourceId}::uuid)
    ORDER BY r.id`;
  return rows.map((row) => row.id);
}

/** Records that an unknown buyer holds, by the keys of `buyerKeys`, oldest first. */
export async function findHeldByCustomer(
  tx: Tx,
  company: number,
  { sourceId, keys }: { sourceId: string | null; keys: readonly string[] },
): Promise<string[]> {
  const list = [...keys];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT r.id FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id
    WHERE f.company_id = ${company} AND f.rule = 'new-customer' AND f.data->'keys' ?| ${list}
      AND r.state = ANY(${undecided}) AND (${sourceId}::uuid IS NULL OR r.source_id = ${sourceId}::uuid)
    ORDER BY r.id`;
  return rows.map((row) => row.id);
}

/** Records that one of these rules holds, oldest first. */
export async function findHeldByRule(tx: Tx, company: number, rules: readonly string[]): Promise<string[]> {
  const list = [...rules];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT r.id FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id
    WHERE f.company_id = ${company} AND f.rule = ANY(${list}) AND r.state = ANY(${undecided})
    ORDER BY r.id`;
  return rows.map((row) => row.id);
}
