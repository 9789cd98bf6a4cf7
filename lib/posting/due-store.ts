import type { Kind } from "#lib/canonical/kinds.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { RawTx } from "#lib/db/raw-tx.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { type PostingState, type StoredPosting, pendingStates } from "./store.ts";

/** Looks for a lost answer before one more send with the same number (autocount/cloud-api.md 26.5). */
export const looksBeforeResend = 2;

/** Postings that may be in the book without our knowing. */
const lookedForStates: readonly PostingState[] = ["sending", "unknown"];

/**
 * The oldest posting that is due and whose original is not still in line before it; with `onlyLooks` only one whose answer
 * was lost and that has not been looked for often enough. Call it only while holding the book's lease: then one that is still `sending` was left
 * behind by a worker that died, and its outcome is unknown.
 */
export async function findNextDue(tx: Pick<RawTx, "$queryRaw">, company: number, now: Date, { onlyLooks = false }: { onlyLooks?: boolean } = {}): Promise<StoredPosting | null> {
  const [row] = await tx.$queryRaw<StoredPosting[]>`
    SELECT p.id, p.record_id AS "recordId", p.revision, p.doc_no AS "docNo", p.doc_key AS "docKey", p.digest, p.state, p.attempts, p.lookups
    FROM posting p
    WHERE p.company_id = ${company} AND p.state = ANY(${[...(onlyLooks ? lookedForStates : pendingStates)]}) AND (p.next_at IS NULL OR p.next_at <= ${now})
      AND (NOT ${onlyLooks}::boolean OR p.lookups < ${looksBeforeResend})
      AND (p.waits_for IS NULL OR p.state <> 'queued' OR NOT EXISTS (
        SELECT 1 FROM posting first WHERE first.company_id = p.company_id AND first.record_id = p.waits_for AND first.state IN ('queued', 'sending', 'unknown')))
    ORDER BY p.queued_at, p.id LIMIT 1`;
  return row ?? null;
}

/** Where a posting stands in its line; `queuedAt` as the database writes it, to the microsecond. */
export type PlaceInLine = { queuedAt: string; id: string };

export type DueWithRecord = { posting: StoredPosting; record: StoredRecord; place: PlaceInLine };

/** The postings that are due after a place in line, oldest first, each with its record; read without a lock. */
export async function findDueWithRecords(tx: Pick<RawTx, "$queryRaw">, company: number, now: Date, { after, most }: { after: PlaceInLine | null; most: number }): Promise<DueWithRecord[]> {
  type Row = StoredRecord & { postingId: string; postingRevision: number; postingState: PostingState; queuedAt: string } & Pick<StoredPosting, "docNo" | "docKey" | "digest" | "attempts" | "lookups">;
  // Those few first: a line of thousands is not joined with its documents to read a dozen.
  const rows = await tx.$queryRaw<Row[]>`
    WITH due AS MATERIALIZED (
      SELECT p.* FROM posting p
      WHERE p.company_id = ${company} AND p.state = ANY(${[...pendingStates]}) AND (p.next_at IS NULL OR p.next_at <= ${now})
        AND (${after === null}::boolean OR (p.queued_at, p.id) > (${after?.queuedAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      ORDER BY p.queued_at, p.id LIMIT ${most}
    )
    SELECT p.id AS "postingId", p.revision AS "postingRevision", p.state AS "postingState", p.queued_at::text AS "queuedAt", p.doc_no AS "docNo", p.doc_key AS "docKey",
      p.digest, p.attempts, p.lookups,
      r.id, r.source_id AS "sourceId", r.kind, r.book_as AS "bookAs", r.external_id AS "externalId", r.order_id AS "orderId", r.state, r.revision, r.document,
      r.source_digest AS "sourceDigest", r.source_version AS "sourceVersion", r.delivery_id AS "deliveryId", r.doc_number AS "docNumber", r.released,
      r.waits_for_rest AS "waitsForRest", r.touched, r.holds, r.parent_id AS "parentId"
    FROM due p JOIN record r ON r.company_id = ${company} AND r.id = p.record_id
    ORDER BY p.queued_at, p.id`;
  return rows.map(({ postingId, postingRevision, postingState, queuedAt, docNo, docKey, digest, attempts, lookups, ...record }) => ({
    posting: { id: postingId, recordId: record.id, revision: postingRevision, docNo, docKey, digest, state: postingState, attempts, lookups },
    record,
    place: { queuedAt, id: postingId },
  }));
}

/** Which of these records are in line for the book, longest first. */
export async function findInLine(tx: Pick<RawTx, "$queryRaw">, company: number, recordIds: readonly string[]): Promise<{ recordId: string; number: string; bookAs: Kind }[]> {
  if (recordIds.length === 0) return [];
  return tx.$queryRaw`
    SELECT r.id AS "recordId", r.doc_number AS number, r.book_as AS "bookAs" FROM posting p JOIN record r ON r.company_id = p.company_id AND r.id = p.record_id
    WHERE p.company_id = ${company} AND p.record_id = ANY(${[...recordIds]}::uuid[]) AND p.state IN ('queued', 'sending', 'unknown') ORDER BY p.queued_at, p.id`;
}

/** When the next posting is due that is not due yet; null where none waits. */
export async function findNextMoment(tx: Tx, company: number): Promise<Date | null> {
  const row = await tx.posting.findFirst({
    where: { companyId: company, state: { in: [...pendingStates] }, nextAt: { not: null } },
    orderBy: { nextAt: "asc" },
    select: { nextAt: true },
  });
  return row?.nextAt ?? null;
}

/**
 * Companies whose book nobody holds while something is due there, or a stopped connection is to be looked at; each is asked
 * by its own index.
 */
export async function findForgottenWork(tx: Pick<Tx, "$queryRaw">, now: Date): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT c.company_id AS id FROM ledger_connection c WHERE (c.lease_until IS NULL OR c.lease_until < now()) AND (
      c.state = 'open' AND (c.wait_until IS NULL OR c.wait_until <= ${now}) AND EXISTS (
        SELECT 1 FROM posting p WHERE p.company_id = c.company_id AND p.state IN ('queued', 'sending', 'unknown', 'voiding', 'void-unknown') AND (p.next_at IS NULL OR p.next_at <= ${now}))
      OR EXISTS (SELECT 1 FROM posting_line l WHERE l.company_id = c.company_id AND l.probe_at <= ${now}))`;
  return rows.map((row) => row.id);
}
