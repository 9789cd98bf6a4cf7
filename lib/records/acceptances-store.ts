import type { Tx } from "#lib/db/prisma.ts";

/** The only writer of accepted warnings. */

export type NewAcceptance = { recordId: string | null; rule: string; fingerprint: string; message: string; reason: string; by: { id: string; name: string }; at: Date };

/** Notes that a warning is accepted; one that stands already is kept, and its id returned. */
export async function insertAcceptance(tx: Tx, company: number, { by, at, ...accepted }: NewAcceptance): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO accepted_warning (company_id, record_id, rule, fingerprint, message, reason, accepted_by, accepted_by_name, accepted_at)
    VALUES (${company}, ${accepted.recordId}::uuid, ${accepted.rule}, ${accepted.fingerprint}, ${accepted.message}, ${accepted.reason}, ${by.id}::uuid, ${by.name}, ${at})
    ON CONFLICT (company_id, record_id, fingerprint) WHERE withdrawn_at IS NULL DO UPDATE SET rule = EXCLUDED.rule
    RETURNING id`;
  const [row] = rows;
  if (row === undefined) throw new Error("an acceptance was written and none came back");
  return row.id;
}

/** Takes an acceptance back that counts for this record; null where there is none (any more). */
export async function withdraw(tx: Tx, company: number, asked: { id: string; recordId: string; by: string; at: Date }): Promise<{ rule: string; message: string; reason: string; isShared: boolean } | null> {
  const rows = await tx.$queryRaw<{ rule: string; message: string; reason: string; isShared: boolean }[]>`
    UPDATE accepted_warning SET withdrawn_at = ${asked.at}, withdrawn_by_name = ${asked.by}
    WHERE company_id = ${company} AND id = ${asked.id}::uuid AND withdrawn_at IS NULL AND (record_id = ${asked.recordId}::uuid OR record_id IS NULL)
    RETURNING rule, message, reason, record_id IS NULL AS "isShared"`;
  return rows[0] ?? null;
}
