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
  const change = { readingAt: null, pulledAt: at, rows, tookMs, failedAt: null, failure: null };
  await tx.mirrorState.upsert({ where: { companyId_list: { companyId: company, list } }, create: { companyId: company, list, ...change }, update: change });
}

/** No list was brought up to date: all are taken over together. `list` is the one that stood in the way; null: all of them. */
export async function noteFailed(tx: Writer, company: number, failed: { list: MirrorList | null; reason: string; at: Date }): Promise<void> {
  const { list: culprit, reason, at } = failed;
  for (const list of mirrorLists) {
    const failure = culprit === null || culprit === list ? reason : "Not taken over, for another list could not be read: see there.";
    const change = { readingAt: null, failedAt: at, failure };
    await tx.mirrorState.upsert({ where: { companyId_list: { companyId: company, list } }, create: { companyId: company, list, ...change }, update: change });
  }
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
      failed: failedAt === null ? null : { at: failedAt.toISOString(), reason: failure ?? "" },
    };
  });
}
