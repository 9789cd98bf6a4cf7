import type { Tx } from "#lib/db/prisma.ts";

/** The only writer of holds by hand. */

/** `until`: the Malaysian day on whose morning it ends by itself, YYYY-MM-DD; null where only a person ends it. */
export type NewHold = { recordId: string; until: string | null; reason: string; by: { id: string; name: string }; at: Date };

/** A hold as it stands, or stood. */
export type Hold = { id: string; until: string | null; reason: string; by: string };
/** With who holds it, when it began, and when and by whom it was ended. */
export type WholeHold = Hold & { byId: string; heldAt: Date; endedAt: Date | null; endedBy: string | null };
/** A hold that has just begun, and the one that gave way to it. */
export type Begun = { id: string; replaced: Hold | null };

/** Holds a record; the hold that stood until now, if any, gives way to it and is returned. */
export async function insertHold(tx: Tx, company: number, { recordId, until, reason, by, at }: NewHold): Promise<Begun> {
  const replaced = await endHold(tx, company, { recordId, by: by.name, at });
  const { id } = await tx.manualHold.create({ data: { companyId: company, recordId, until: until === null ? null : new Date(`${until}T00:00:00Z`), reason, heldBy: by.id, heldByName: by.name, heldAt: at }, select: { id: true } });
  return { id, replaced };
}

/** A hold of a record, locked, whether it stands or has ended; null where the record never had it. */
export async function findHold(tx: Tx, company: number, { recordId, id }: { recordId: string; id: string }): Promise<WholeHold | null> {
  const rows = await tx.$queryRaw<WholeHold[]>`
    SELECT id, until::text AS until, reason, held_by_name AS by, held_by AS "byId", held_at AS "heldAt", ended_at AS "endedAt", ended_by_name AS "endedBy"
    FROM manual_hold WHERE company_id = ${company} AND id = ${id}::uuid AND record_id = ${recordId}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** Ends the hold of a record; null where none stands. */
export async function endHold(tx: Tx, company: number, { recordId, by, at }: { recordId: string; by: string; at: Date }): Promise<Hold | null> {
  const rows = await tx.$queryRaw<Hold[]>`
    UPDATE manual_hold SET ended_at = ${at}, ended_by_name = ${by} WHERE company_id = ${company} AND record_id = ${recordId}::uuid AND ended_at IS NULL
    RETURNING id, until::text AS until, reason, held_by_name AS by`;
  return rows[0] ?? null;
}

/** Ends holds of every company whose day has come, at most `limit`. `today` is the Malaysian date. */
export async function endDueHolds(tx: Tx, { today, by, at, limit }: { today: string; by: string; at: Date; limit: number }): Promise<{ company: number; recordId: string; until: string }[]> {
  return tx.$queryRaw`
    WITH due AS (
      SELECT company_id, id FROM manual_hold WHERE ended_at IS NULL AND until <= ${today}::date ORDER BY until, id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE manual_hold h SET ended_at = ${at}, ended_by_name = ${by} FROM due WHERE h.company_id = due.company_id AND h.id = due.id
    RETURNING h.company_id AS company, h.record_id AS "recordId", h.until::text AS until`;
}
