import { z } from "zod";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { readRows } from "#lib/db/sql.ts";
import { type FixOutcome, fixOutcomes, type RunState, type UndoOutcome, type UndoState } from "./fix-states.ts";
import type { FixType } from "./question.ts";

/** An answer for many as screens show it. Instants are ISO 8601. */
export type FixRunRow = {
  id: string;
  type: FixType;
  asked: string;
  keys: string[];
  /** Null: of every source. */
  sourceName: string | null;
  target: string;
  targetName: string | null;
  state: RunState;
  total: number;
  done: number;
  freed: number;
  stayed: number;
  failed: number;
  askedByName: string;
  askedAt: string;
  finishedAt: string | null;
  undoState: UndoState | null;
  undoTotal: number;
  undone: number;
  exceptions: number;
  undoneByName: string | null;
  undoAskedAt: string | null;
  undoFinishedAt: string | null;
};

const columns = `f.id, f.type, f.asked, f.keys, s.name AS "sourceName", f.target, f.target_name AS "targetName", f.state, f.total, f.done, f.freed, f.stayed, f.failed,
  f.asked_by_name AS "askedByName", f.asked_at AS "askedAt", f.finished_at AS "finishedAt", f.undo_state AS "undoState", f.undo_total AS "undoTotal", f.undone, f.exceptions,
  f.undone_by_name AS "undoneByName", f.undo_asked_at AS "undoAskedAt", f.undo_finished_at AS "undoFinishedAt"`;
const runs = "fix_run f LEFT JOIN source s ON s.company_id = f.company_id AND s.id = f.source_id";

export const runsView = z.object({ before: z.uuid().optional().catch(undefined) });
const runsPerPage = 50;

/** Answers for many, latest first; `next` is where the next page begins. */
export async function listFixRuns(ctx: Pick<Context, "company">, { before }: z.output<typeof runsView>): Promise<{ runs: FixRunRow[]; next: string | null }> {
  const rows = await readRows<FixRunRow>(
    `SELECT ${columns} FROM ${runs} WHERE f.company_id = $1 AND ($2::uuid IS NULL OR f.id < $2::uuid) ORDER BY f.id DESC LIMIT $3`,
    [ctx.company, before ?? null, runsPerPage + 1],
  );
  return { runs: rows.slice(0, runsPerPage), next: rows.length > runsPerPage ? (rows[runsPerPage - 1]?.id ?? null) : null };
}

/** One of them; null where this company has none with that id. */
export async function findFixRun(ctx: Pick<Context, "company">, id: string): Promise<FixRunRow | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const [row] = await readRows<FixRunRow>(`SELECT ${columns} FROM ${runs} WHERE f.company_id = $1 AND f.id = $2::uuid`, [ctx.company, id]);
  return row ?? null;
}

/** What an answer for many did to one record, and where the record stands now. */
export type FixRecordRow = {
  recordId: string;
  number: string;
  partyName: string;
  currency: string;
  total: string;
  outcome: FixOutcome;
  holds: string[];
  note: string | null;
  undo: UndoOutcome | null;
  undoNote: string | null;
  state: RecordState;
  docNo: string | null;
};

export const recordsView = z.object({ show: z.enum([...fixOutcomes, "undone", "exception"]).optional().catch(undefined), after: z.uuid().optional().catch(undefined) });
export type RecordsView = z.output<typeof recordsView>;
const recordsPerPage = 50;

/** The records of an answer for many in the order in which they came, all or those of one outcome. */
export async function listFixRecords(ctx: Pick<Context, "company">, runId: string, { show, after }: RecordsView): Promise<{ records: FixRecordRow[]; next: string | null }> {
  const rows = await readRows<FixRecordRow>(
    `SELECT x.record_id AS "recordId", r.doc_number AS number, r.party_name AS "partyName", r.currency, r.total, x.outcome, x.holds, x.note, x.undo, x.undo_note AS "undoNote", r.state,
       (SELECT p.doc_no FROM posting p WHERE p.company_id = x.company_id AND p.record_id = x.record_id AND p.state <> 'withdrawn' ORDER BY p.queued_at DESC LIMIT 1) AS "docNo"
     FROM fix_run_record x JOIN record r ON r.company_id = x.company_id AND r.id = x.record_id
     WHERE x.company_id = $1 AND x.run_id = $2::uuid AND ($3::uuid IS NULL OR x.record_id > $3::uuid) AND ($4::text IS NULL OR x.outcome = $4 OR x.undo = $4)
     ORDER BY x.record_id LIMIT $5`,
    [ctx.company, runId, after ?? null, show ?? null, recordsPerPage + 1],
  );
  return { records: rows.slice(0, recordsPerPage), next: rows.length > recordsPerPage ? (rows[recordsPerPage - 1]?.recordId ?? null) : null };
}
