import { pool } from "#lib/db/prisma.ts";
import { book, type Ground } from "./ground.ts";
import type { Books } from "./sandbox-admin.ts";
import { auditOfMove } from "./witness.ts";

export type RecordRow = { id: string; externalId: string; state: string; holds: string[] };
export type PostingRow = { id: string; recordId: string; docNo: string; docKey: string | null; state: string; message: string | null; differences: unknown[]; revision: number };
/** Calls in the order in which they were made. */
export type AttemptRow = { postingId: string; call: string; request: { path: string }; outcome: string };
export type AuditRow = { recordId: string; type: string; entries: number };
export type MoveRow = { recordId: string; was: string; state: string; at: string };

/** Everything that the verdict rests on: our tables beside the sandbox's own books. */
export type Evidence = {
  books: Books;
  records: readonly RecordRow[];
  postings: readonly PostingRow[];
  attempts: readonly AttemptRow[];
  audit: readonly AuditRow[];
  /** Changes of state that have no entry of their kind from the same transaction. */
  movesWithoutTrace: readonly MoveRow[];
  moves: number;
  /** Proposed debtors and items that the mirror still holds for not made. */
  stillProposed: readonly string[];
  connection: { state: string; stops: number };
};

export async function gatherEvidence({ ctx, admin }: Ground): Promise<Evidence> {
  const read = async <Row extends object>(text: string, ...more: unknown[]): Promise<Row[]> => (await pool().query<Row & Record<string, unknown>>(text, [ctx.company, ...more])).rows;
  const records = await read<RecordRow>(`SELECT id, external_id AS "externalId", state, holds FROM record WHERE company_id = $1 ORDER BY id`);
  const postings = await read<PostingRow>(`SELECT id, record_id AS "recordId", doc_no AS "docNo", doc_key AS "docKey", state, message, differences, revision FROM posting WHERE company_id = $1 ORDER BY id`);
  const attempts = await read<AttemptRow>(`SELECT posting_id AS "postingId", call, request, outcome FROM posting_attempt WHERE company_id = $1 ORDER BY id`);
  const audit = await read<AuditRow>(`SELECT record_id AS "recordId", type, count(*)::integer AS entries FROM audit_entry WHERE company_id = $1 AND record_id IS NOT NULL GROUP BY 1, 2`);
  // The row of an entry carries its transaction: nobody ever changes one.
  const movesWithoutTrace = await read<MoveRow>(
    `SELECT m.record_id AS "recordId", m.was, m.state, m.at::text AS at FROM chaos_move m
      WHERE m.company_id = $1 AND $2::jsonb ? m.state AND NOT (m.state = 'approved' AND m.was = 'posting')
        AND NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.company_id = m.company_id AND a.record_id = m.record_id AND ($2::jsonb -> m.state) ? a.type AND a.xmin = m.transaction)
      ORDER BY m.at`,
    JSON.stringify(auditOfMove),
  );
  const [counted] = await read<{ moves: number }>("SELECT count(*)::integer AS moves FROM chaos_move WHERE company_id = $1");
  const proposed = await read<{ code: string }>(
    "SELECT code FROM customer WHERE company_id = $1 AND origin = 'proposed' UNION ALL SELECT code FROM item WHERE company_id = $1 AND origin = 'proposed'",
  );
  const [connection] = await read<{ state: string; stops: number }>(
    `SELECT c.state, (SELECT count(*)::integer FROM audit_entry a WHERE a.company_id = $1 AND a.type = 'connection.stopped') AS stops FROM ledger_connection c WHERE c.company_id = $1`,
  );
  return {
    books: await admin.ledger(book),
    records, postings, attempts, audit, movesWithoutTrace,
    moves: counted?.moves ?? 0,
    stillProposed: proposed.map(({ code }) => code),
    connection: connection ?? { state: "none", stops: 0 },
  };
}
