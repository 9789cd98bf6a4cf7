import { v7 as newId } from "uuid";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Tx } from "#lib/db/prisma.ts";

export const driftLists = ["item", "customer", "supplier"] as const;
export type DriftList = (typeof driftLists)[number];

/** What changed in the mirror of one item, debtor or creditor. `name` is what it is called now. */
export type MasterChange = { code: string; field: string; old: string | null; new: string | null; name: string };

const tables = { item: Prisma.sql`item`, customer: Prisma.sql`customer`, supplier: Prisma.sql`supplier` };

/**
 * Notes what changed of items, debtors or creditors that aliases or undecided records use: renamed, made inactive, merged
 * (another one goes by its name now) or re-taxed. A change that is taken back closes the open one. Returns how many are noted.
 */
export async function noteDrift(tx: Tx, company: number, list: DriftList, changes: readonly MasterChange[], { origin, at }: { origin: string; at: Date }): Promise<number> {
  const real = changes.filter((change) => bare(change.old) !== bare(change.new));
  if (real.length === 0) return 0;
  const used = await findUsed(tx, company, list, [...new Set(real.map(({ code }) => code))]);
  const noted = real.filter(({ code }) => used.has(code));
  if (noted.length === 0) return 0;
  const successors = await findSuccessors(tx, company, list, noted.filter((change) => change.new === "inactive"));
  const rows = JSON.stringify(noted.map((change) => ({ ...change, id: newId(), successor: successors.get(change.code) ?? null })));
  await tx.$executeRaw`
    INSERT INTO reference_change AS c (company_id, id, list, code, field, old, new, successor, origin, at)
    SELECT ${company}, id, ${list}, code, field, old, new, successor, ${origin}, ${at}
    FROM jsonb_to_recordset(${rows}::jsonb) AS x(id uuid, code text, field text, old text, new text, successor text)
    ORDER BY code, field
    ON CONFLICT (company_id, list, code, field) WHERE state = 'open' DO UPDATE SET new = excluded.new, successor = excluded.successor, origin = excluded.origin, at = excluded.at`;
  await tx.$executeRaw`
    UPDATE reference_change SET state = 'dismissed', decided_at = ${at}, decided_by_name = 'Holdpoint: changed back'
    WHERE company_id = ${company} AND list = ${list} AND state = 'open' AND old IS NOT DISTINCT FROM new`;
  return noted.length;
}

/** Of these codes those that a remembered answer or an undecided record names. */
async function findUsed(tx: Tx, company: number, list: DriftList, codes: string[]): Promise<Set<string>> {
  const aliases = await tx.alias.findMany({ where: { companyId: company, type: list, target: { in: codes }, revokedAt: null }, select: { target: true }, distinct: ["target"] });
  const records = list === "item"
    ? await tx.$queryRaw<{ code: string }[]>`
      SELECT DISTINCT line->>'itemCode' AS code FROM record r CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(r.document->'lines') = 'array' THEN r.document->'lines' ELSE '[]'::jsonb END) AS line
      WHERE r.company_id = ${company} AND r.state IN ('held', 'waiting', 'ready') AND line->>'itemCode' = ANY(${codes})`
    : await tx.$queryRaw<{ code: string }[]>`
      SELECT DISTINCT party_code AS code FROM record WHERE company_id = ${company} AND state IN ('held', 'waiting', 'ready') AND party_code = ANY(${codes})`;
  return new Set([...aliases.map(({ target }) => target), ...records.map(({ code }) => code)]);
}

/** The active one that goes by the same name: where two are merged in AutoCount, one of them stays. */
async function findSuccessors(tx: Tx, company: number, list: DriftList, gone: readonly MasterChange[]): Promise<Map<string, string>> {
  if (gone.length === 0) return new Map();
  const wanted = JSON.stringify(gone.slice(0, 500).map(({ code, name }) => ({ code, name: name.trim().toLowerCase(), pattern: `%${name.trim().toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%` })));
  const rows = await tx.$queryRaw<{ code: string; successor: string }[]>`
    SELECT DISTINCT ON (w.code) w.code, m.code AS successor FROM jsonb_to_recordset(${wanted}::jsonb) AS w(code text, name text, pattern text)
    JOIN ${tables[list]} m ON m.company_id = ${company} AND m.is_active AND m.code <> w.code AND m.search_text LIKE w.pattern AND lower(btrim(m.name)) = w.name
    ORDER BY w.code, m.code`;
  return new Map(rows.map((row) => [row.code, row.successor]));
}

export type OpenChange = { id: string; list: DriftList; code: string; field: string; successor: string | null };

/** An open change, locked until the transaction ends; null where it is decided already. */
export async function lockChange(tx: Tx, company: number, id: string): Promise<OpenChange | null> {
  const rows = await tx.$queryRaw<OpenChange[]>`
    SELECT id, list, code, field, successor FROM reference_change WHERE company_id = ${company} AND id = ${id}::uuid AND state = 'open' FOR UPDATE`;
  return rows[0] ?? null;
}

/** Closes open changes: this one, or all of an item or party. */
export async function closeChanges(tx: Tx, company: number, which: { id: string } | { list: DriftList; code: string }, state: "kept" | "repointed" | "dismissed", by: { id: string | null; name: string; at: Date }): Promise<void> {
  await tx.referenceChange.updateMany({ where: { companyId: company, state: "open", ...which }, data: { state, decidedBy: by.id, decidedByName: by.name, decidedAt: by.at } });
}

/** Lets the remembered answers for one item or party stand for another: the old ones are revoked, their successors taught by whoever decided. */
export async function repointAliases(tx: Tx, company: number, { type, from, to }: { type: DriftList; from: string; to: string }, by: { id: string; name: string; at: Date }): Promise<number> {
  const old = await tx.alias.findMany({
    where: { companyId: company, type, target: from, revokedAt: null },
    select: { id: true, sourceId: true, customerCode: true, key: true, usedCount: true },
  });
  if (old.length === 0) return 0;
  await tx.alias.updateMany({ where: { companyId: company, id: { in: old.map(({ id }) => id) } }, data: { revokedAt: by.at } });
  await tx.alias.createMany({
    data: old.map(({ sourceId, customerCode, key }) => ({ companyId: company, type, sourceId, customerCode, key, target: to, taughtBy: by.id, taughtByName: by.name, taughtAt: by.at })),
  });
  return old.length;
}

function bare(value: string | null): string {
  return (value ?? "").trim().toLowerCase().replaceAll(/\s+/g, " ");
}
