import type { Tx } from "#lib/db/prisma.ts";

/** Makes a record the work of a person, if it still is whose it was thought to be. False where somebody was faster. */
export async function assign(tx: Tx, company: number, { recordId, from, to, at }: { recordId: string; from: string | null; to: string | null; at: Date }): Promise<boolean> {
  const done = await tx.record.updateMany({ where: { companyId: company, id: recordId, assigneeId: from }, data: { assigneeId: to, assignedAt: at } });
  return done.count === 1;
}

/** Puts a locked record off until a day, or brings it back. Another day for what is put off already is no arrival anywhere. */
export async function setSnooze(tx: Tx, company: number, recordId: string, until: Date | null, at: Date): Promise<void> {
  const own = { companyId: company, id: recordId };
  const moved = await tx.record.updateMany({ where: { ...own, snoozedUntil: until === null ? { not: null } : null }, data: { snoozedUntil: until, snoozeSince: at } });
  if (moved.count === 0) await tx.record.updateMany({ where: own, data: { snoozedUntil: until } });
}

/** Brings back every record whose time has come, at most `limit` of them. */
export async function wakeDue(tx: Tx, now: Date, limit: number): Promise<{ company: number; recordId: string }[]> {
  return tx.$queryRaw`
    WITH due AS (
      SELECT c.id AS company_id, r.id FROM company c CROSS JOIN LATERAL (
        SELECT id FROM record WHERE company_id = c.id AND snoozed_until IS NOT NULL AND snoozed_until <= ${now}
        ORDER BY snoozed_until, id LIMIT ${limit} FOR UPDATE SKIP LOCKED
      ) r
    )
    UPDATE record r SET snoozed_until = NULL, snooze_since = ${now} FROM due WHERE r.company_id = due.company_id AND r.id = due.id
    RETURNING r.company_id AS company, r.id AS "recordId"`;
}

/** Puts words on a record and takes others off; what two people do at once does not get lost. Returns what stands there then. */
export async function changeTags(tx: Tx, company: number, recordId: string, { add, remove }: { add: readonly string[]; remove: readonly string[] }): Promise<string[] | null> {
  const rows = await tx.$queryRaw<{ tags: string[] }[]>`
    UPDATE record SET tags = (
      SELECT coalesce(array_agg(DISTINCT tag ORDER BY tag), '{}') FROM unnest(tags || ${[...add]}::text[]) AS tag WHERE NOT tag = ANY(${[...remove]}::text[])
    ) WHERE company_id = ${company} AND id = ${recordId}::uuid RETURNING tags`;
  return rows[0]?.tags ?? null;
}

export type NewComment = { recordId: string; authorId: string; authorName: string; text: string; mentions: readonly string[] };

export async function insertComment(tx: Tx, company: number, { mentions, ...comment }: NewComment): Promise<string> {
  const { id } = await tx.recordComment.create({ data: { companyId: company, ...comment }, select: { id: true } });
  await tx.mention.createMany({ data: mentions.map((userId) => ({ companyId: company, userId, commentId: id, recordId: comment.recordId })) });
  return id;
}

/** Takes back a comment of this author: its text goes, and nobody is called by it any more. Null where there is none to take back. */
export async function removeComment(tx: Tx, company: number, { commentId, authorId, at }: { commentId: string; authorId: string; at: Date }): Promise<{ recordId: string } | null> {
  const comment = await tx.recordComment.findFirst({ where: { companyId: company, id: commentId, authorId, removedAt: null }, select: { recordId: true } });
  if (comment === null) return null;
  await tx.recordComment.update({ where: { companyId_id: { companyId: company, id: commentId } }, data: { text: "", removedAt: at } });
  await tx.mention.deleteMany({ where: { companyId: company, commentId } });
  return comment;
}

export async function markSeen(tx: Tx, company: number, { recordId, userId, at }: { recordId: string; userId: string; at: Date }): Promise<number> {
  return (await tx.mention.updateMany({ where: { companyId: company, userId, recordId, seenAt: null }, data: { seenAt: at } })).count;
}

export type Claim = { userId: string; userName: string; since: Date; until: Date };

/**
 * Takes or renews a claim, unless somebody else holds it and `isTakeOver` is false. Returns who holds it now and who held
 * it before: in one statement, so that of two who come at once one gets it.
 */
export async function takeClaim(tx: Tx, company: number, claim: { recordId: string; userId: string; userName: string; now: Date; until: Date; isTakeOver: boolean }): Promise<{ held: Claim; before: Claim | null }> {
  const { recordId, userId, userName, now, until, isTakeOver } = claim;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`claim:${company}:${recordId}`}, 0))`;
  const key = { companyId_recordId: { companyId: company, recordId } };
  const stored = await tx.recordClaim.findUnique({ where: key });
  const before = stored !== null && stored.until > now ? stored : null;
  if (before !== null && before.userId !== userId && !isTakeOver) return { held: before, before };
  const since = before?.userId === userId ? before.since : now;
  const mine = { userId, userName, since, until };
  const held = await tx.recordClaim.upsert({ where: key, create: { companyId: company, recordId, ...mine }, update: mine });
  return { held, before };
}

/** Ends every claim whose holder gave no sign of life until now. */
export async function dropLapsed(tx: Tx, now: Date): Promise<{ company: number; recordId: string }[]> {
  return tx.$queryRaw`DELETE FROM record_claim WHERE until <= ${now} RETURNING company_id AS company, record_id AS "recordId"`;
}

export async function dropClaim(tx: Tx, company: number, recordId: string, userId: string): Promise<boolean> {
  return (await tx.recordClaim.deleteMany({ where: { companyId: company, recordId, userId } })).count === 1;
}
