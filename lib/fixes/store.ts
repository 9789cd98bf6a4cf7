import type { RecordState } from "#lib/canonical/states.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { asks, ofSource, undecided } from "./asking-queries.ts";
import type { FixOutcome, RunState, UndoOutcome, UndoState } from "./fix-states.ts";
import type { FixType } from "./question.ts";

/** The only writer of answers for many and of what they did to each record. */

export type NewRun = {
  type: FixType;
  sourceId: string | null;
  keys: readonly string[];
  asked: string;
  target: string;
  targetName: string | null;
  aliasIds: readonly string[];
  by: { id: string; name: string };
  at: Date;
};

export async function insertRun(tx: Tx, company: number, { by, at, keys, aliasIds, ...run }: NewRun): Promise<string> {
  const made = await tx.fixRun.create({
    data: { companyId: company, ...run, keys: [...keys], aliasIds: [...aliasIds], askedBy: by.id, askedByName: by.name, askedAt: at },
    select: { id: true },
  });
  return made.id;
}

export type LockedRun = {
  id: string;
  type: FixType;
  sourceId: string | null;
  keys: string[];
  asked: string;
  target: string;
  aliasIds: string[];
  state: RunState;
  undoState: UndoState | null;
  askedBy: string;
  askedByName: string;
  undoneBy: string | null;
  undoneByName: string | null;
};

/** The run, locked: only one worker is at it at a time, and nobody cancels or undoes it meanwhile. */
export async function lockRun(tx: Tx, company: number, id: string): Promise<LockedRun | null> {
  const [run] = await tx.$queryRaw<LockedRun[]>`
    SELECT id, type, source_id AS "sourceId", keys, asked, target, alias_ids AS "aliasIds", state, undo_state AS "undoState",
      asked_by AS "askedBy", asked_by_name AS "askedByName", undone_by AS "undoneBy", undone_by_name AS "undoneByName"
    FROM fix_run WHERE company_id = ${company} AND id = ${id}::uuid FOR UPDATE`;
  return run ?? null;
}

/** Notes the record from which the answer was given: it is freed, or held for something else, already. */
export async function insertOwn(tx: Tx, company: number, runId: string, own: { recordId: string; revisionBefore: number }): Promise<void> {
  await tx.$executeRaw`
    WITH own AS (
      INSERT INTO fix_run_record (company_id, run_id, record_id, outcome, revision_before, revision_after, state_after, holds)
      SELECT company_id, ${runId}::uuid, id, CASE WHEN holds = '{}' THEN 'freed' ELSE 'stayed' END, ${own.revisionBefore}, revision, state, holds
      FROM record WHERE company_id = ${company} AND id = ${own.recordId}::uuid
      RETURNING outcome)
    UPDATE fix_run SET total = 1, done = 1, freed = (own.outcome = 'freed')::integer, stayed = (own.outcome = 'stayed')::integer
    FROM own WHERE company_id = ${company} AND id = ${runId}::uuid`;
}

/** Takes in what asks the question and is not in the run yet; returns how many that are. */
export async function addAsking(tx: Tx, company: number, { id, type, sourceId, keys }: LockedRun): Promise<number> {
  const rows = await tx.$queryRawUnsafe<{ added: number }[]>(
    `WITH added AS (
       INSERT INTO fix_run_record (company_id, run_id, record_id)
       SELECT DISTINCT $1::integer, $4::uuid, r.id FROM finding f JOIN record r ON r.company_id = f.company_id AND r.id = f.record_id
       WHERE f.company_id = $1 AND ${ofSource} AND ${asks[type]} AND ${undecided}
       ON CONFLICT DO NOTHING RETURNING 1)
     SELECT count(*)::integer AS added FROM added`,
    company, sourceId, keys, id,
  );
  const added = rows[0]?.added ?? 0;
  if (added > 0) await tx.fixRun.updateMany({ where: { companyId: company, id }, data: { total: { increment: added }, state: "running" } });
  return added;
}

/** The next records to free, in the order in which they came. */
export async function findPending(tx: Tx, company: number, runId: string, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT record_id AS id FROM fix_run_record WHERE company_id = ${company} AND run_id = ${runId}::uuid AND outcome = 'pending' ORDER BY record_id LIMIT ${limit}`;
  return rows.map((row) => row.id);
}

export type NotedOutcome = {
  recordId: string;
  outcome: Exclude<FixOutcome, "pending">;
  revisionBefore: number | null;
  revisionAfter: number | null;
  stateAfter: RecordState | null;
  holds: readonly string[];
  note: string | null;
};

/** Writes what became of some records, and counts it. */
export async function noteOutcomes(tx: Tx, company: number, runId: string, noted: readonly NotedOutcome[]): Promise<void> {
  const rows = JSON.stringify(noted);
  await tx.$executeRaw`
    UPDATE fix_run_record one SET outcome = x.outcome, revision_before = x."revisionBefore", revision_after = x."revisionAfter", state_after = x."stateAfter", holds = x.holds, note = x.note
    FROM jsonb_to_recordset(${rows}::jsonb) AS x("recordId" uuid, outcome text, "revisionBefore" int, "revisionAfter" int, "stateAfter" text, holds text[], note text)
    WHERE one.company_id = ${company} AND one.run_id = ${runId}::uuid AND one.record_id = x."recordId"`;
  const count = (outcome: FixOutcome) => noted.filter((one) => one.outcome === outcome).length;
  await tx.fixRun.updateMany({
    where: { companyId: company, id: runId },
    data: { state: "running", done: { increment: noted.length }, freed: { increment: count("freed") }, stayed: { increment: count("stayed") }, failed: { increment: count("failed") } },
  });
}

/** Where the run stands now; the one that ends it says when. */
export async function setRunState(tx: Tx, company: number, runId: string, state: RunState, finishedAt: Date | null): Promise<void> {
  await tx.fixRun.updateMany({ where: { companyId: company, id: runId }, data: { state, finishedAt } });
}

/** Begins to take it back; returns how many records it changed. */
export async function beginUndo(tx: Tx, company: number, runId: string, by: { id: string; name: string }, at: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    UPDATE fix_run SET undo_state = 'queued', undone_by = ${by.id}::uuid, undone_by_name = ${by.name}, undo_asked_at = ${at},
      undo_total = (SELECT count(*) FROM fix_run_record one WHERE one.company_id = ${company} AND one.run_id = ${runId}::uuid AND one.revision_after > one.revision_before)
    WHERE company_id = ${company} AND id = ${runId}::uuid RETURNING undo_total AS total`;
  return row?.total ?? 0;
}

export type ToUndo = { recordId: string; revisionBefore: number; revisionAfter: number };

/** The next records to put back: those whose document it changed. */
export async function findToUndo(tx: Tx, company: number, runId: string, limit: number): Promise<ToUndo[]> {
  return tx.$queryRaw<ToUndo[]>`
    SELECT record_id AS "recordId", revision_before AS "revisionBefore", revision_after AS "revisionAfter" FROM fix_run_record
    WHERE company_id = ${company} AND run_id = ${runId}::uuid AND undo IS NULL AND revision_after > revision_before ORDER BY record_id LIMIT ${limit}`;
}

export async function noteUndone(tx: Tx, company: number, runId: string, noted: readonly { recordId: string; undo: UndoOutcome; note: string | null }[]): Promise<void> {
  const rows = JSON.stringify(noted);
  await tx.$executeRaw`
    UPDATE fix_run_record one SET undo = x.undo, undo_note = x.note FROM jsonb_to_recordset(${rows}::jsonb) AS x("recordId" uuid, undo text, note text)
    WHERE one.company_id = ${company} AND one.run_id = ${runId}::uuid AND one.record_id = x."recordId"`;
  const undone = noted.filter(({ undo }) => undo === "undone").length;
  await tx.fixRun.updateMany({ where: { companyId: company, id: runId }, data: { undoState: "running", undone: { increment: undone }, exceptions: { increment: noted.length - undone } } });
}

export async function finishUndo(tx: Tx, company: number, runId: string, at: Date): Promise<void> {
  await tx.fixRun.updateMany({ where: { companyId: company, id: runId }, data: { undoState: "done", undoFinishedAt: at } });
}
