import type { Prisma } from "#lib/db/generated/client.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { Kind } from "#lib/canonical/kinds.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import { queueWhere } from "#lib/queues/build-query.ts";
import type { View } from "#lib/queues/parse-view.ts";
import type { RecordQueue } from "#lib/queues/registry.ts";
import { SqlParameters } from "#lib/queues/sql-parameters.ts";
import type { BulkAct } from "./acts.ts";
import type { BulkRefusal, ItemFacts } from "./why-not.ts";

/** The only writer of bulk runs and their items. */

export type Sum = { currency: string; total: string; count: number };
export type RunState = "draft" | "queued" | "running" | "done" | "cancelled" | "stopped";

export type StoredRun = { id: string; act: BulkAct; input: unknown; state: RunState; undoOf: string | null; queueId: string; askedBy: string; total: number; done: number };
export type StoredItem = { seq: number; recordId: string; revision: number; before: unknown; reading: string | null };

/** How long a question that nobody answered is kept. */
const draftsKeptMs = 3_600_000;

export async function insertRun(tx: Tx, company: number, run: { queueId: string; act: BulkAct; by: { id: string; name: string }; at: Date; undo?: { of: string; state: "queued"; input: Prisma.InputJsonObject; total: number } }): Promise<string> {
  const { queueId, act, by, at, undo } = run;
  const made = await tx.bulkRun.create({
    data: { companyId: company, queueId, act, askedBy: by.id, askedByName: by.name, askedAt: at, movedAt: at, ...(undo ? { undoOf: undo.of, state: undo.state, input: undo.input, total: undo.total } : {}) },
    select: { id: true },
  });
  return made.id;
}

/** Drops questions of the company that nobody answered. */
export async function dropOldDrafts(tx: Tx, company: number, now: Date): Promise<void> {
  const before = new Date(now.getTime() - draftsKeptMs);
  await tx.$executeRaw`DELETE FROM bulk_item i USING bulk_run r WHERE r.company_id = ${company} AND r.state = 'draft' AND r.asked_at < ${before} AND i.company_id = r.company_id AND i.run_id = r.id`;
  await tx.bulkRun.deleteMany({ where: { companyId: company, state: "draft", askedAt: { lt: before } } });
}

/** Freezes rows that were chosen one by one, in the revision in which they were seen. */
export async function freezeRows(tx: Tx, company: number, runId: string, records: readonly { id: string; revision: number }[]): Promise<number> {
  const once = [...new Map(records.map((record) => [record.id, record])).values()];
  const rows = JSON.stringify(once.map(({ id, revision }, at) => ({ seq: at + 1, id, revision })));
  return tx.$executeRaw`
    INSERT INTO bulk_item (company_id, run_id, seq, record_id, revision)
    SELECT ${company}, ${runId}::uuid, seq, id, revision FROM jsonb_to_recordset(${rows}::jsonb) AS x(seq int, id uuid, revision int)`;
}

/** Freezes everything that a view of a queue holds at this moment, oldest first, at most `limit`; returns how many. */
export async function freezeView(tx: Tx, company: number, runId: string, asked: { queue: RecordQueue; view: View<RecordQueue>; me: string; now: Date; limit: number }): Promise<number> {
  const sql = new SqlParameters(company, asked.me);
  const where = queueWhere(asked.queue as never, asked.view.filters as never, sql, asked.now);
  const run = sql.add(runId, "uuid");
  const text = `INSERT INTO bulk_item (company_id, run_id, seq, record_id, revision)
    SELECT $1, ${run}, row_number() OVER (ORDER BY id), id, revision FROM (SELECT r.id, r.revision FROM ${asked.queue.rows.table} WHERE ${where} LIMIT ${sql.add(asked.limit, "integer")}) r`;
  return tx.$executeRawUnsafe(text, ...sql.values);
}

/** The records of a run as they are now, with what speaks against acts of this person, in one query. */
export async function readFacts(tx: Tx, company: number, runId: string, me: string): Promise<ItemFacts[]> {
  type Row = { seq: number; seen: number; revision: number | null; state: RecordState; kind: Kind; bookAs: Kind; currency: string; total: string; rate: string | null; holds: string[]; hasProposal: boolean; isOwn: boolean; approvedBy: string[] };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT i.seq, i.revision AS seen, r.revision, r.state, r.kind, r.book_as AS "bookAs", r.currency, r.total::text AS total, r.document->>'currencyRate' AS rate, r.holds,
      EXISTS (SELECT 1 FROM revision_proposal p WHERE p.company_id = i.company_id AND p.record_id = i.record_id AND p.state = 'open') AS "hasProposal",
      EXISTS (SELECT 1 FROM record_revision v WHERE v.company_id = i.company_id AND v.record_id = i.record_id AND v.bears_value AND v.actor_id = ${me}::uuid) AS "isOwn",
      ARRAY(SELECT a.user_id::text FROM approval a WHERE a.company_id = i.company_id AND a.record_id = i.record_id AND a.revision = r.revision AND a.revoked_at IS NULL ORDER BY a.step) AS "approvedBy"
    FROM bulk_item i LEFT JOIN record r ON r.company_id = i.company_id AND r.id = i.record_id
    WHERE i.company_id = ${company} AND i.run_id = ${runId}::uuid ORDER BY i.seq`;
  return rows.map(({ seq, seen, revision, ...record }) => ({ seq, seen, record: revision === null ? null : { revision, ...record } }));
}

/** Sets aside what cannot be done, and notes how many and how much is left. */
export async function leaveOut(tx: Tx, company: number, runId: string, left: readonly { seq: number; refusal: BulkRefusal }[]): Promise<{ total: number; sums: Sum[] }> {
  const rows = JSON.stringify(left);
  await tx.$executeRaw`
    UPDATE bulk_item i SET state = 'left-out', refusal = x.refusal FROM jsonb_to_recordset(${rows}::jsonb) AS x(seq int, refusal jsonb)
    WHERE i.company_id = ${company} AND i.run_id = ${runId}::uuid AND i.seq = x.seq`;
  const sums = await tx.$queryRaw<Sum[]>`
    SELECT r.currency, sum(r.total)::text AS total, count(*)::int AS count FROM bulk_item i JOIN record r ON r.company_id = i.company_id AND r.id = i.record_id
    WHERE i.company_id = ${company} AND i.run_id = ${runId}::uuid AND i.state = 'waiting' GROUP BY r.currency ORDER BY count(*) DESC, r.currency`;
  const total = sums.reduce((count, sum) => count + sum.count, 0);
  await tx.bulkRun.updateMany({ where: { companyId: company, id: runId }, data: { total, leftOut: left.length, sums } });
  return { total, sums };
}

/** The next records of a question that were not compared with today's mapping yet, locked: a question asked twice at once compares none twice. */
export async function takeUncompared(tx: Tx, company: number, runId: string, most: number): Promise<{ seq: number; recordId: string; revision: number }[]> {
  return tx.$queryRaw`
    SELECT seq, record_id AS "recordId", revision FROM bulk_item
    WHERE company_id = ${company} AND run_id = ${runId}::uuid AND state = 'waiting' AND reading IS NULL ORDER BY seq LIMIT ${most} FOR UPDATE`;
}

/** Writes down which reading was told of each record; empty where it is sent as it stands. */
export async function noteReadings(tx: Tx, company: number, runId: string, readings: readonly { seq: number; reading: string }[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE bulk_item i SET reading = x.reading FROM jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) AS x(seq int, reading text)
    WHERE i.company_id = ${company} AND i.run_id = ${runId}::uuid AND i.seq = x.seq`;
}

export async function countUncompared(tx: Pick<Tx, "bulkItem">, company: number, runId: string): Promise<number> {
  return tx.bulkItem.count({ where: { companyId: company, runId, state: "waiting", reading: null } });
}

/** Nothing of a question is sent as today's mapping reads it. */
export async function dropReadings(tx: Pick<Tx, "bulkItem">, company: number, runId: string): Promise<void> {
  await tx.bulkItem.updateMany({ where: { companyId: company, runId, reading: { not: null } }, data: { reading: null } });
}

/** Takes over the records that a run has done, for taking them back. */
export async function freezeDone(tx: Tx, company: number, runId: string, of: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO bulk_item (company_id, run_id, seq, record_id, revision, before)
    SELECT company_id, ${runId}::uuid, seq, record_id, revision, before FROM bulk_item WHERE company_id = ${company} AND run_id = ${of}::uuid AND state = 'done'`;
  await tx.$executeRaw`
    UPDATE bulk_run SET sums = (SELECT coalesce(jsonb_agg(s), '[]') FROM (
      SELECT r.currency, sum(r.total)::text AS total, count(*)::int AS count FROM bulk_item i JOIN record r ON r.company_id = i.company_id AND r.id = i.record_id
      WHERE i.company_id = ${company} AND i.run_id = ${runId}::uuid GROUP BY r.currency) s)
    WHERE company_id = ${company} AND id = ${runId}::uuid`;
}

export async function findRun(tx: Pick<Tx, "bulkRun">, company: number, id: string): Promise<StoredRun | null> {
  const row = await tx.bulkRun.findUnique({ where: { companyId_id: { companyId: company, id } }, select: { id: true, act: true, input: true, state: true, undoOf: true, queueId: true, askedBy: true, total: true, done: true } });
  return row as StoredRun | null;
}

/** A run, locked: nobody else answers, moves or compares it while this transaction is open. */
export async function lockRun(tx: Tx, company: number, id: string): Promise<StoredRun | null> {
  await tx.$queryRaw`SELECT 1 FROM bulk_run WHERE company_id = ${company} AND id = ${id}::uuid FOR UPDATE`;
  return findRun(tx, company, id);
}

/** Moves a run on, if it is still in one of these states. False where somebody was faster. */
export async function moveRun(tx: Tx, company: number, id: string, from: readonly RunState[], to: RunState, more: { at: Date; input?: Prisma.InputJsonObject }): Promise<boolean> {
  const isEnd = to === "done" || to === "cancelled" || to === "stopped";
  const data = { state: to, movedAt: more.at, ...(isEnd ? { finishedAt: more.at } : {}), ...(more.input === undefined ? {} : { input: more.input }) };
  return (await tx.bulkRun.updateMany({ where: { companyId: company, id, state: { in: [...from] } }, data })).count === 1;
}

/** The next records of a run that is under way, locked: nobody else takes them while this transaction is open. */
export async function takeItems(tx: Tx, company: number, runId: string, most: number): Promise<StoredItem[]> {
  return tx.$queryRaw<StoredItem[]>`
    SELECT i.seq, i.record_id AS "recordId", i.revision, i.before, i.reading FROM bulk_item i
    WHERE i.company_id = ${company} AND i.run_id = ${runId}::uuid AND i.state = 'waiting'
      AND EXISTS (SELECT 1 FROM bulk_run r WHERE r.company_id = ${company} AND r.id = ${runId}::uuid AND r.state IN ('queued', 'running'))
    ORDER BY i.seq LIMIT ${most} FOR UPDATE OF i SKIP LOCKED`;
}

export type Noted = { seq: number } & ({ refusal: BulkRefusal } | { before: Prisma.InputJsonObject });

/** Notes what became of records, in the transaction that changed them. */
export async function noteItems(tx: Tx, company: number, runId: string, noted: readonly Noted[], at: Date): Promise<void> {
  const rows = JSON.stringify(noted.map((item) => ("refusal" in item ? { seq: item.seq, state: "refused", refusal: item.refusal } : { seq: item.seq, state: "done", before: item.before })));
  const refused = noted.filter((item) => "refusal" in item).length;
  await tx.$executeRaw`
    UPDATE bulk_item i SET state = x.state, refusal = x.refusal, before = coalesce(x.before, i.before)
    FROM jsonb_to_recordset(${rows}::jsonb) AS x(seq int, state text, refusal jsonb, before jsonb)
    WHERE i.company_id = ${company} AND i.run_id = ${runId}::uuid AND i.seq = x.seq`;
  await tx.$executeRaw`
    UPDATE bulk_run SET done = done + ${noted.length - refused}, refused = refused + ${refused}, moved_at = ${at}, state = CASE WHEN state = 'queued' THEN 'running' ELSE state END
    WHERE company_id = ${company} AND id = ${runId}::uuid`;
}

/** Ends a run of which nothing is left to do. */
export async function finishRun(tx: Tx, company: number, runId: string, at: Date): Promise<boolean> {
  const ended = await tx.$executeRaw`
    UPDATE bulk_run SET state = 'done', finished_at = ${at}, moved_at = ${at} WHERE company_id = ${company} AND id = ${runId}::uuid AND state IN ('queued', 'running')
      AND NOT EXISTS (SELECT 1 FROM bulk_item i WHERE i.company_id = ${company} AND i.run_id = ${runId}::uuid AND i.state = 'waiting')`;
  return ended === 1;
}

/** Runs of all companies that are under way and have given no sign of life since; one look into an index for each company. */
export async function findStalled(tx: Tx, since: Date): Promise<{ company: number; runId: string }[]> {
  return tx.$queryRaw`
    SELECT c.id AS company, r.id AS "runId" FROM company c CROSS JOIN LATERAL (
      SELECT id FROM bulk_run WHERE company_id = c.id AND finished_at IS NULL AND state <> 'draft' AND moved_at < ${since} LIMIT 20) r`;
}

/** Deletes items of runs of all companies that ended before a moment, at most so many; returns how many there were. */
export async function dropItems(tx: Pick<Tx, "$executeRaw">, before: Date, most: number): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM bulk_item i USING (
      SELECT o.company_id, o.run_id, o.seq FROM company c
        JOIN bulk_run r ON r.company_id = c.id AND r.finished_at < ${before}
        JOIN bulk_item o ON o.company_id = r.company_id AND o.run_id = r.id
      LIMIT ${most}) old
    WHERE i.company_id = old.company_id AND i.run_id = old.run_id AND i.seq = old.seq`;
}

/** What an organising act is about to change of a record, locked until it has. */
export async function lockBefore(tx: Tx, company: number, recordId: string): Promise<{ assigneeId: string | null; tags: string[]; snoozedUntil: Date | null } | null> {
  const [row] = await tx.$queryRaw<{ assigneeId: string | null; tags: string[]; snoozedUntil: Date | null }[]>`
    SELECT assignee_id AS "assigneeId", tags, snoozed_until AS "snoozedUntil" FROM record WHERE company_id = ${company} AND id = ${recordId}::uuid FOR UPDATE`;
  return row ?? null;
}

/** The person who asked, as they are now; null where they have left or are disabled. */
export async function findAsker(tx: Pick<Tx, "membership">, company: number, userId: string): Promise<{ name: string; role: string } | null> {
  const row = await tx.membership.findUnique({ where: { companyId_userId: { companyId: company, userId } }, select: { role: true, user: { select: { name: true, disabledAt: true } } } });
  return row === null || row.user.disabledAt !== null ? null : { name: row.user.name, role: row.role };
}
