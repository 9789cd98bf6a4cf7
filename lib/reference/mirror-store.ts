import type { Tx } from "#lib/db/prisma.ts";
import { isBeingRead, type MirrorList, mirrorLists, type MirrorStand } from "./mirror-lists.ts";

/** The only writer of how old the mirror is. */

type Writer = Pick<Tx, "mirrorState">;

export async function noteReading(tx: Writer, company: number, list: MirrorList, reading: { since: Date; rows: number }): Promise<void> {
  const change = { readingAt: reading.since, readRows: reading.rows };
  await tx.mirrorState.upsert({ where: { companyId_list: { companyId: company, list } }, create: { companyId: company, list, ...change }, update: change });
}

export type Pull = { at: Date; rows: number; tookMs: number };

/** A list was read to its end, and the mirror has it. */
export async function notePulled(tx: Writer, company: number, list: MirrorList, { at, rows, tookMs }: Pull): Promise<void> {
  const change = { readingAt: null, pulledAt: at, rows, tookMs, failedAt: null, failure: null, shrunkTo: null, confirmed: null };
  await tx.mirrorState.upsert({ where: { companyId_list: { companyId: company, list } }, create: { companyId: company, list, ...change }, update: change });
}

/** No list was brought up to date: all are taken over together. `list` is the one that stood in the way; null: all of them. */
export async function noteFailed(tx: Writer, company: number, failed: { list: MirrorList | null; reason: string; at: Date }): Promise<void> {
  const { list: culprit, reason, at } = failed;
  for (const list of mirrorLists) {
    const failure = culprit === null || culprit === list ? reason : "Not taken over, for another list could not be read: see there.";
    const change = { readingAt: null, failedAt: at, failure, shrunkTo: null };
    await tx.mirrorState.upsert({ where: { companyId_list: { companyId: company, list } }, create: { companyId: company, list, ...change }, update: change });
  }
}

/** A list was too short to be believed: what it had was taken over, nothing was retired by it, and a person may confirm it. */
export async function noteShrunk(tx: Writer, company: number, list: MirrorList, { listed, active, at }: { listed: number; active: number; at: Date }): Promise<void> {
  const failure = `AutoCount listed ${listed}, where ${active} are in use here, and does not say how many it has: the list may have been cut off. What it listed was taken over, and nothing was made inactive. Look in AutoCount; where the others are really gone, confirm it here.`;
  const change = { readingAt: null, failedAt: at, failure, shrunkTo: listed, confirmed: null };
  await tx.mirrorState.upsert({ where: { companyId_list: { companyId: company, list } }, create: { companyId: company, list, ...change }, update: change });
}

/** A person has seen that a list really is so short; false where another reading has said something else since. */
export async function confirmShrunk(tx: Writer, company: number, list: MirrorList, rows: number): Promise<boolean> {
  const { count } = await tx.mirrorState.updateMany({ where: { companyId: company, list, shrunkTo: rows }, data: { confirmed: rows } });
  return count === 1;
}

/** How short a list may be, by list, where a person has confirmed it. */
export async function findConfirmed(tx: Writer, company: number): Promise<Map<MirrorList, number>> {
  const rows = await tx.mirrorState.findMany({ where: { companyId: company, confirmed: { not: null } }, select: { list: true, confirmed: true } });
  return new Map(rows.map(({ list, confirmed }) => [list as MirrorList, confirmed ?? 0]));
}

/** The key may not list these; the others were taken over. */
export async function noteUnlisted(tx: Writer, company: number, { list, at }: { list: MirrorList; at: Date }): Promise<void> {
  const failure = "The key may not list them: allow it in AutoCount under Settings > API Keys.";
  await tx.mirrorState.updateMany({ where: { companyId: company, list }, data: { readingAt: null, failedAt: at, failure } });
}

/** How every list of the mirror stands, in order. One query. */
export async function findMirrorStands(tx: Writer, company: number, now: Date): Promise<MirrorStand[]> {
  const rows = await tx.mirrorState.findMany({ where: { companyId: company } });
  return mirrorLists.map((list) => {
    const row = rows.find((one) => one.list === list);
    if (row === undefined) return { list, reading: null, pulled: null, failed: null };
    const { readingAt, readRows, pulledAt, tookMs, failedAt, failure } = row;
    return {
      list,
      reading: readingAt !== null && isBeingRead(readingAt, now) ? { since: readingAt.toISOString(), rows: readRows } : null,
      pulled: pulledAt === null ? null : { at: pulledAt.toISOString(), rows: row.rows, tookMs },
      failed: failedAt === null ? null : { at: failedAt.toISOString(), reason: failure ?? "", shrunkTo: row.shrunkTo },
    };
  });
}
