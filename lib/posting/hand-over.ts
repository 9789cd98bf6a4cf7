import { writeAudits } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { inRawTx, type RawTx } from "#lib/db/raw-tx.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";
import { noteUses } from "#lib/reference/code-use-store.ts";
import { noClockMoment } from "#lib/records/record-columns.ts";
import { undecidedStates } from "#lib/records/find-held.ts";
import type { BookOutcome } from "./book-document.ts";
import { clockOf, validatedAt } from "./e-invoice-clock.ts";
import type { LedgerCall } from "./ledger.ts";
import { attemptRows } from "./attempt-store.ts";
import type { StoredPosting } from "./store.ts";

/** A document that is in the books as it was sent, while the ledger was well before and is well now. */
export type AsSent = { posting: StoredPosting; outcome: Extract<BookOutcome, { kind: "posted" }>; calls: readonly LedgerCall[] };

/** Postings that have never been sent, each as it was read with its record; and the settings of connection and line that were in force then. */
export type Unsent = { documents: readonly { posting: StoredPosting; recordRevision: number }[]; connectionRevision: number; lineRevision: number };

/**
 * Writes what came of some documents and marks the next as being sent, in one transaction, before the next may be sent:
 * what happens to nearly every document, in few statements, however many there are. Returns those that may be sent: the
 * others, or the line or the connection, are no longer as they were read, and nothing was written of them.
 */
export async function handOver(ctx: Context, done: readonly AsSent[], next: Unsent | null): Promise<StoredPosting[]> {
  const documents = next?.documents ?? [];
  const told = [...done, ...documents].map((one) => one.posting.recordId);
  if (told.length === 0) return [];
  return inRawTx(
    async (tx) => {
      const [, marked] = await Promise.all([
        done.length > 0 && writeAsSent(tx, ctx, done),
        next !== null && documents.length > 0 ? markUnsent(tx, ctx, next) : new Set<string>(),
        notify(tx, ctx.company, { topic: "records", ids: told }),
      ]);
      return documents.flatMap(({ posting }) => (marked.has(posting.id) ? [posting] : []));
    },
    // Outcomes alone are not waited for until they are on disk. Lost in a crash of the database, each is a document that was
    // left `sending`: it is looked for and found. The next documents' marks are, and the outcomes go there before them.
    { isDurable: documents.length > 0 },
  );
}

/** Writes the calls, postings, records and audit of documents that are in the books as they were sent, and lets those that waited for them be checked anew. */
async function writeAsSent(tx: RawTx, ctx: Context, done: readonly AsSent[]): Promise<void> {
  const now = ctx.now();
  const [ids, recordIds] = [done.map(({ posting }) => posting.id), done.map(({ posting }) => posting.recordId)];
  const rows = done.map(({ posting, outcome }) => {
    const validated = validatedAt(posting.id, outcome, now);
    return { id: posting.id, doc_key: outcome.docKey, e_invoice: outcome.eInvoice ?? null, validated_at: validated, until: clockOf(validated) };
  });
  const [[written]] = await Promise.all([
    tx.$queryRaw<{ moved: number; awaited: string[] }[]>`
      WITH own AS (
        SELECT id FROM record WHERE company_id = ${ctx.company} AND id = ANY(${recordIds}::uuid[]) ORDER BY id FOR UPDATE
      ), booked AS (
        UPDATE posting p SET state = 'posted', doc_key = coalesce(done.doc_key, p.doc_key), differences = '[]'::jsonb, posted_at = ${now}, watched_at = ${now},
          message = NULL, next_at = NULL, waits_for = NULL, working_at = NULL, e_invoice = done.e_invoice, e_invoice_validated_at = done.validated_at
        FROM own, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS done(id uuid, doc_key text, e_invoice text, validated_at timestamptz, until timestamptz)
        WHERE p.company_id = ${ctx.company} AND p.id = ANY(${ids}::uuid[]) AND p.id = done.id AND p.record_id = own.id RETURNING p.id, p.record_id, done.until
      ), moved AS (
        UPDATE record r SET state = 'posted', state_since = now(), updated_at = now(), snoozed_until = NULL, waiting_for = NULL,
          e_invoice_until = coalesce(booked.until, ${noClockMoment}::timestamptz)
        FROM booked WHERE r.company_id = ${ctx.company} AND r.id = ANY(${recordIds}::uuid[]) AND r.id = booked.record_id AND r.state IN ('posting', 'unknown') RETURNING r.id
      ), attempted AS (
        INSERT INTO posting_attempt (company_id, posting_id, call, request, status, answer, outcome, ms)
        SELECT ${ctx.company}, booked.id, call, request, status, answer, outcome, ms
        FROM booked JOIN jsonb_to_recordset(${attemptRows(done.map(({ posting, calls }) => ({ postingId: posting.id, calls })))}::jsonb)
          AS x(nth int, posting_id uuid, call text, request jsonb, status int, answer text, outcome text, ms int) ON x.posting_id = booked.id
        ORDER BY nth
      )
      SELECT (SELECT count(*) FROM moved)::int AS moved,
        ARRAY(SELECT DISTINCT parent_id FROM record WHERE company_id = ${ctx.company} AND parent_id = ANY(${recordIds}::uuid[]) AND state = ANY(${[...undecidedStates]})) AS awaited`,
    noteUses(tx, ctx.company, recordIds, now),
    writeAudits(tx, ctx, done.map(({ posting: { recordId, revision, docNo }, outcome: { docKey } }) => ({ type: "posting.posted", recordId, revision, new: { docNo, docKey, differences: [] } }))),
  ]);
  // The book's lease and the posting's state keep everybody else off a record that is being sent.
  if (written?.moved !== done.length) throw new Error(`of ${recordIds.join(", ")} ${done.length - (written?.moved ?? 0)} were moved while they were being sent`);
  if (written.awaited.length > 0) await enqueue(tx, recheckJob, { company: ctx.company, scope: { by: "about", recordIds: written.awaited }, answeredBy: null, because: "what it is about is in AutoCount now" });
}

/**
 * Marks postings and their records before the first call that may store something; returns the ids of those that may be
 * sent as they were read. Nobody waits for a record while another is locked: one that somebody is at is not marked either.
 */
async function markUnsent(tx: RawTx, ctx: Context, { documents, connectionRevision, lineRevision }: Unsent): Promise<Set<string>> {
  const [ids, recordIds] = [documents.map(({ posting }) => posting.id), documents.map(({ posting }) => posting.recordId)];
  const rows = documents.map(({ posting: { id, revision, digest, attempts }, recordRevision }) => ({ id, revision, digest, attempts, record_revision: recordRevision }));
  const marked = await tx.$queryRaw<{ id: string }[]>`
    WITH approved AS (
      SELECT id, revision FROM record WHERE company_id = ${ctx.company} AND id = ANY(${recordIds}::uuid[]) AND state = 'approved' ORDER BY id FOR UPDATE SKIP LOCKED
    ), shared AS (
      SELECT company_id FROM ledger_connection
      WHERE company_id = ${ctx.company} AND revision = ${connectionRevision} AND state = 'open' AND wait_until IS NULL FOR SHARE
    ), marked AS (
      UPDATE posting p SET state = 'sending', attempts = p.attempts + 1, working_at = ${ctx.now()}, waits_for = NULL
      FROM approved, shared, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS read(id uuid, revision int, digest text, attempts int, record_revision int)
      WHERE p.company_id = ${ctx.company} AND p.id = ANY(${ids}::uuid[]) AND p.id = read.id AND p.record_id = approved.id AND approved.revision = read.record_revision
        AND p.state = 'queued' AND p.revision = read.revision AND p.digest = read.digest AND p.attempts = read.attempts AND (p.next_at IS NULL OR p.next_at <= ${ctx.now()})
        AND NOT EXISTS (SELECT 1 FROM posting_line l WHERE l.company_id = p.company_id
          AND (l.revision <> ${lineRevision} OR l.paused_at IS NOT NULL OR l.failures > 0 OR l.opened_at IS NOT NULL OR l.reopened_at IS NOT NULL))
      RETURNING p.id, p.record_id
    ), moved AS (
      UPDATE record r SET state = 'posting', state_since = now(), updated_at = now(), snoozed_until = NULL, waiting_for = NULL
      FROM marked WHERE r.company_id = ${ctx.company} AND r.id = ANY(${recordIds}::uuid[]) AND r.id = marked.record_id RETURNING marked.id
    )
    SELECT id FROM moved`;
  return new Set(marked.map((row) => row.id));
}

/** Takes back the marks of documents for which nothing was sent after all: they wait in their places as before. One that somebody else has sent since stays as it is. */
export async function takeMarksBack(ctx: Context, postings: readonly StoredPosting[]): Promise<void> {
  if (postings.length === 0) return;
  const rows = postings.map(({ id, attempts }) => ({ id, attempts: attempts + 1 }));
  const recordIds = postings.map(({ recordId }) => recordId);
  await inRawTx(async (tx) => {
    await tx.$executeRaw`
      WITH unmarked AS (
        UPDATE posting p SET state = 'queued', attempts = p.attempts - 1, working_at = NULL
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS marked(id uuid, attempts int)
        WHERE p.company_id = ${ctx.company} AND p.id = ANY(${postings.map(({ id }) => id)}::uuid[]) AND p.id = marked.id AND p.state = 'sending' AND p.attempts = marked.attempts
        RETURNING p.record_id
      )
      UPDATE record r SET state = 'approved', state_since = now(), updated_at = now()
      FROM unmarked WHERE r.company_id = ${ctx.company} AND r.id = ANY(${recordIds}::uuid[]) AND r.id = unmarked.record_id AND r.state = 'posting'`;
    await notify(tx, ctx.company, { topic: "records", ids: recordIds });
  });
}
