import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { inRawTx, type RawTx } from "#lib/db/raw-tx.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { cancelUntil } from "#lib/myinvois/calendar.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";
import { noteUses } from "#lib/reference/code-use-store.ts";
import { undecidedStates } from "#lib/records/find-held.ts";
import type { BookOutcome } from "./book-document.ts";
import type { LedgerCall } from "./ledger.ts";
import { attemptRows, type StoredPosting } from "./store.ts";
import { isLegal } from "./why-not-reversible.ts";

/** A document that is in the books as it was sent, while the ledger was well before and is well now. */
export type AsSent = { posting: StoredPosting; outcome: Extract<BookOutcome, { kind: "posted" }>; calls: readonly LedgerCall[] };

/** A posting that has never been sent, as it was read with its record; and the settings of connection and line that were in force then. */
export type Unsent = { posting: StoredPosting; recordRevision: number; connectionRevision: number; lineRevision: number };

/**
 * Writes what came of one document and marks the next as being sent, in one transaction, before the next may be sent: what
 * happens to nearly every document, in few statements. Returns whether the next may be sent: false where anything about it,
 * the line or the connection is no longer as it was read; then nothing was written of it. Either may be null.
 */
export async function handOver(ctx: Context, done: AsSent | null, next: Unsent | null): Promise<boolean> {
  const told = [done, next].flatMap((one) => one?.posting.recordId ?? []);
  if (told.length === 0) return false;
  return inRawTx(
    async (tx) => {
      const [, isMarked] = await Promise.all([
        done && writeAsSent(tx, ctx, done),
        next === null ? false : markUnsent(tx, ctx, next),
        notify(tx, ctx.company, { topic: "records", ids: told }),
      ]);
      return isMarked;
    },
    // An outcome alone is not waited for until it is on disk. Lost in a crash of the database, it is a document that was left
    // `sending`: it is looked for and found. The next document's mark is, and the outcome goes there before it.
    { isDurable: next !== null },
  );
}

/** Writes the calls, posting, record and audit of a document that is in the books as it was sent, and lets those that waited for it be checked anew. */
export async function writeAsSent(tx: RawTx, ctx: Context, { posting, outcome, calls }: AsSent): Promise<void> {
  const now = ctx.now();
  const { docKey, eInvoice = null } = outcome;
  const [[written]] = await Promise.all([
    tx.$queryRaw<{ moved: number; isAwaited: boolean }[]>`
      WITH own AS (
        SELECT id FROM record WHERE company_id = ${ctx.company} AND id = ${posting.recordId}::uuid FOR UPDATE
      ), booked AS (
        UPDATE posting p SET state = 'posted', doc_key = coalesce(${docKey}, doc_key), differences = '[]'::jsonb, posted_at = ${now}, watched_at = ${now},
          message = NULL, next_at = NULL, waits_for = NULL, working_at = NULL, e_invoice = ${eInvoice}
        FROM own WHERE p.company_id = ${ctx.company} AND p.id = ${posting.id}::uuid AND p.record_id = own.id RETURNING p.id, p.record_id
      ), moved AS (
        UPDATE record r SET state = 'posted', state_since = now(), updated_at = now(), snoozed_until = NULL, waiting_for = NULL,
          e_invoice_until = CASE WHEN ${isLegal(eInvoice)}::boolean OR r.e_invoice = 'individual' THEN ${cancelUntil(now)} ELSE r.e_invoice_until END
        FROM booked WHERE r.company_id = ${ctx.company} AND r.id = booked.record_id AND r.state IN ('posting', 'unknown') RETURNING r.id
      ), attempted AS (
        INSERT INTO posting_attempt (company_id, posting_id, call, request, status, answer, outcome, ms)
        SELECT ${ctx.company}, booked.id, call, request, status, answer, outcome, ms
        FROM booked, jsonb_to_recordset(${attemptRows(calls)}::jsonb) AS x(call text, request jsonb, status int, answer text, outcome text, ms int)
      )
      SELECT (SELECT count(*) FROM moved)::int AS moved,
        EXISTS (SELECT 1 FROM record WHERE company_id = ${ctx.company} AND parent_id = ${posting.recordId}::uuid AND state = ANY(${[...undecidedStates]})) AS "isAwaited"`,
    noteUses(tx, ctx.company, [posting.recordId], now),
    writeAudit(tx, ctx, { type: "posting.posted", recordId: posting.recordId, revision: posting.revision, new: { docNo: posting.docNo, docKey, differences: [] } }),
  ]);
  // The book's lease and the posting's state keep everybody else off a record that is being sent.
  if (written?.moved !== 1) throw new Error(`record ${posting.recordId} was moved while it was being sent`);
  if (written.isAwaited) await enqueue(tx, recheckJob, { company: ctx.company, scope: { by: "about", recordIds: [posting.recordId] }, answeredBy: null, because: "what it is about is in AutoCount now" });
}

/**
 * Marks a posting and its record before the first call that may store something; false where it may not be sent as it was
 * read. Nobody waits for a record while another is locked: one that somebody is at is not marked either.
 */
async function markUnsent(tx: RawTx, ctx: Context, { posting, recordRevision, connectionRevision, lineRevision }: Unsent): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ marked: number }[]>`
    WITH approved AS (
      SELECT id FROM record WHERE company_id = ${ctx.company} AND id = ${posting.recordId}::uuid AND state = 'approved' AND revision = ${recordRevision} FOR UPDATE SKIP LOCKED
    ), shared AS (
      SELECT company_id FROM ledger_connection
      WHERE company_id = ${ctx.company} AND revision = ${connectionRevision} AND state = 'open' AND wait_until IS NULL FOR SHARE
    ), marked AS (
      UPDATE posting p SET state = 'sending', attempts = p.attempts + 1, working_at = ${ctx.now()}, waits_for = NULL
      FROM approved, shared
      WHERE p.company_id = ${ctx.company} AND p.id = ${posting.id}::uuid AND p.record_id = approved.id
        AND p.state = 'queued' AND p.revision = ${posting.revision} AND p.digest = ${posting.digest} AND p.attempts = ${posting.attempts} AND p.next_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM posting_line l WHERE l.company_id = p.company_id
          AND (l.revision <> ${lineRevision} OR l.paused_at IS NOT NULL OR l.failures > 0 OR l.opened_at IS NOT NULL OR l.reopened_at IS NOT NULL))
      RETURNING p.record_id
    ), moved AS (
      UPDATE record r SET state = 'posting', state_since = now(), updated_at = now(), snoozed_until = NULL, waiting_for = NULL
      FROM marked WHERE r.company_id = ${ctx.company} AND r.id = marked.record_id RETURNING r.id
    )
    SELECT count(*)::int AS marked FROM moved`;
  return row?.marked === 1;
}

/** Takes back the mark of a document for which nothing was sent after all: it waits in its place as before. One that somebody else has sent since stays as it is. */
export async function takeMarkBack(ctx: Context, { id, recordId, attempts }: StoredPosting): Promise<void> {
  await inRawTx(async (tx) => {
    await tx.$executeRaw`
      WITH unmarked AS (
        UPDATE posting SET state = 'queued', attempts = attempts - 1, working_at = NULL
        WHERE company_id = ${ctx.company} AND id = ${id}::uuid AND state = 'sending' AND attempts = ${attempts + 1} RETURNING record_id
      )
      UPDATE record r SET state = 'approved', state_since = now(), updated_at = now()
      FROM unmarked WHERE r.company_id = ${ctx.company} AND r.id = unmarked.record_id AND r.state = 'posting'`;
    await notify(tx, ctx.company, { topic: "records", ids: [recordId] });
  });
}
