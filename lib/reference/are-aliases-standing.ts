import type { Tx } from "#lib/db/prisma.ts";

/** Whether all of these answers are still the ones that count. Nobody can take one back before the transaction ends. */
export async function areAliasesStanding(tx: Pick<Tx, "$queryRaw">, company: number, ids: readonly string[]): Promise<boolean> {
  const list = [...ids];
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM alias WHERE company_id = ${company} AND id = ANY(${list}::uuid[]) AND revoked_at IS NULL FOR SHARE`;
  return rows.length === list.length;
}
