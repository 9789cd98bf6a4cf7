import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { ownedData, type OwnedData } from "./ownership.ts";

/** One row of the ownership table as the screen shows it; `owner` is null where nobody has decided. */
export type OwnerRow = {
  data: OwnedData;
  owner: "ledger" | "any" | "source" | null;
  sourceId: string | null;
  sourceName: string | null;
  revision: number;
  since: string | null;
  setByName: string | null;
  /** Undecided records that the row holds now. */
  held: number;
};

/** The six rows of the table, and the sources that may own one. */
export async function getOwnershipTable(ctx: Context): Promise<{ rows: OwnerRow[]; sources: { id: string; name: string }[] }> {
  const owners = await ctx.db.dataOwner.findMany({ where: { companyId: ctx.company } });
  const sources = await ctx.db.source.findMany({ where: { companyId: ctx.company }, select: { id: true, name: true, disabledAt: true }, orderBy: { name: "asc" } });
  const held = await ctx.db.$queryRaw<{ data: string; held: number }[]>`
    SELECT f.data->>'data' AS data, count(DISTINCT f.record_id)::int AS held
    FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id
    WHERE f.company_id = ${ctx.company} AND f.rule = 'owner-conflict' AND r.state IN ('held', 'waiting') GROUP BY 1`;
  const rows = ownedData.map((data): OwnerRow => {
    const row = owners.find((one) => one.data === data);
    return {
      data,
      owner: (row?.owner ?? null) as OwnerRow["owner"],
      sourceId: row?.sourceId ?? null,
      sourceName: sources.find((source) => source.id === row?.sourceId)?.name ?? null,
      revision: row?.revision ?? 0,
      since: row?.since.toISOString() ?? null,
      setByName: row?.setByName ?? null,
      held: held.find((one) => one.data === data)?.held ?? 0,
    };
  });
  return { rows, sources: sources.filter(({ disabledAt }) => disabledAt === null).map(({ id, name }) => ({ id, name })) };
}

type Wanted = { recordId: string; revision: number; seqs: readonly number[] };
type StoredConflict = { data: OwnedData; subject: string; field: string; value: string; sourceId: string };

/** The conflicts of a record, by the places of their findings, as long as the record stands at that revision and is undecided. */
export async function findConflict(tx: Tx, company: number, { recordId, revision, seqs }: Wanted): Promise<StoredConflict[]> {
  const list = [...seqs];
  return tx.$queryRaw<StoredConflict[]>`
    SELECT f.data->>'data' AS data, f.data->>'subject' AS subject, f.data->>'field' AS field, f.data->>'value' AS value, r.source_id AS "sourceId"
    FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id
    WHERE f.company_id = ${company} AND f.record_id = ${recordId}::uuid AND f.rule = 'owner-conflict' AND f.seq = ANY(${list})
      AND r.revision = ${revision} AND r.state IN ('held', 'waiting', 'ready')
    ORDER BY f.seq FOR UPDATE OF r`;
}
