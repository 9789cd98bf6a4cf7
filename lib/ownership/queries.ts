import type { Context } from "#lib/context.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { ownedData, type OwnedData } from "./ownership.ts";

/** The rules whose findings are conflicts: written into data, said of a status, or asked as a price without owning it. */
const rules = ["owner-conflict", "not-obeyed", "price-mismatch"];

/** A finding `f` that names a value and that nobody has decided yet: a price that was ignored stays held for its fix, and is no conflict any more. */
const disputed = Prisma.sql`f.data->>'field' IS NOT NULL AND NOT f.is_accepted AND NOT EXISTS (SELECT 1 FROM owner_decision d JOIN record own ON own.company_id = f.company_id AND own.id = f.record_id
  WHERE d.company_id = f.company_id AND d.data = f.data->>'data' AND d.subject = f.data->>'subject' AND d.field = f.data->>'field' AND d.value = f.data->>'value'
    AND d.source_id = own.source_id AND d.revoked_at IS NULL)`;

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
    WHERE f.company_id = ${ctx.company} AND f.rule = ANY(${rules}) AND f.data->>'field' IS NOT NULL AND NOT f.is_accepted AND r.state IN ('held', 'waiting', 'ready') GROUP BY 1`;
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
    WHERE f.company_id = ${company} AND f.record_id = ${recordId}::uuid AND f.rule = ANY(${rules}) AND f.data->>'field' IS NOT NULL AND f.seq = ANY(${list})
      AND r.revision = ${revision} AND r.state IN ('held', 'waiting', 'ready')
    ORDER BY f.seq FOR UPDATE OF r`;
}

/** A record that writes what its source does not own, with each value and what stands against it. */
export type ConflictRow = {
  recordId: string;
  revision: number;
  number: string;
  sourceName: string;
  receivedAt: string;
  data: OwnedData;
  subject: string;
  /** Null where nobody has decided who owns it. */
  owner: string | null;
  since: string | null;
  values: { seq: number; subject: string; field: string; value: string; other: { name: string; value: string } | null }[];
};

/** Records that wait for a decision about what they write, the latest first, 50 a page by record id. */
export async function listConflicts(ctx: Context, before: string | null): Promise<{ rows: ConflictRow[]; next: string | null }> {
  const place = before !== null && /^[0-9a-f-]{36}$/.test(before) ? before : null;
  const rows = await ctx.db.$queryRaw<ConflictRow[]>`
    SELECT r.id AS "recordId", r.revision, r.doc_number AS number, s.name AS "sourceName",
      to_char(r.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "receivedAt",
      f.data->>'data' AS data, min(f.data->>'subject') AS subject, min(f.data->>'owner') AS owner, min(f.data->>'since') AS since,
      jsonb_agg(jsonb_build_object('seq', f.seq, 'subject', f.data->>'subject', 'field', f.data->>'field', 'value', f.data->>'value', 'other', f.data->'other') ORDER BY f.seq) AS values
    FROM (SELECT DISTINCT f.record_id FROM finding f JOIN record open ON open.company_id = f.company_id AND open.id = f.record_id AND open.state IN ('held', 'waiting', 'ready')
      WHERE f.company_id = ${ctx.company} AND f.rule = ANY(${rules}) AND ${disputed} AND (${place}::uuid IS NULL OR f.record_id < ${place}::uuid) ORDER BY f.record_id DESC LIMIT 51) asked
    JOIN record r ON r.company_id = ${ctx.company} AND r.id = asked.record_id
    JOIN source s ON s.company_id = r.company_id AND s.id = r.source_id
    JOIN finding f ON f.company_id = r.company_id AND f.record_id = r.id AND f.rule = ANY(${rules}) AND ${disputed}
    GROUP BY r.id, r.revision, r.doc_number, s.name, r.received_at, f.data->>'data' ORDER BY r.id DESC`;
  const ids = [...new Set(rows.map(({ recordId }) => recordId))];
  const kept = new Set(ids.slice(0, 50));
  return { rows: rows.filter(({ recordId }) => kept.has(recordId)), next: ids.length > 50 ? (ids[49] ?? null) : null };
}

export type DecisionRow = { id: string; data: OwnedData; subject: string; field: string; value: string; sourceName: string; decision: "take" | "ignore"; reason: string; decidedByName: string; decidedAt: string };

/** The decisions that stand, the latest 100. */
export async function listDecisions(ctx: Context): Promise<DecisionRow[]> {
  const rows = await ctx.db.ownerDecision.findMany({ where: { companyId: ctx.company, revokedAt: null }, orderBy: [{ decidedAt: "desc" }, { id: "desc" }], take: 100 });
  const sources = await ctx.db.source.findMany({ where: { companyId: ctx.company, id: { in: rows.map(({ sourceId }) => sourceId) } }, select: { id: true, name: true } });
  return rows.map(({ id, data, subject, field, value, sourceId, decision, reason, decidedByName, decidedAt }) => ({
    id, data: data as OwnedData, subject, field, value, sourceName: sources.find((source) => source.id === sourceId)?.name ?? "", decision: decision as DecisionRow["decision"], reason, decidedByName, decidedAt: decidedAt.toISOString(),
  }));
}

/** How many records wait for a decision about what they write; up to 1000. */
export async function countConflicts(ctx: Context): Promise<number> {
  const [row] = await ctx.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT DISTINCT f.record_id FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id AND r.state IN ('held', 'waiting', 'ready')
      WHERE f.company_id = ${ctx.company} AND f.rule = ANY(${rules}) AND ${disputed} LIMIT 1000) counted`;
  return row?.count ?? 0;
}
