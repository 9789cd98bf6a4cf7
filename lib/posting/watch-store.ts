import type { Tx } from "#lib/db/prisma.ts";
import type { StoredPosting } from "./store.ts";

export type Watched = StoredPosting & { docKey: string | null; differences: unknown; watchedAt: Date | null };

/** How long a posted document is watched: its e-invoice is settled and its period usually closed by then. */
const watchDays = 90;

/**
 * The posted documents whose turn to be looked at has come, those that were seen longest ago first: after a quarter of an
 * hour where an e-invoice is under way, else after six. Not those that a person booked by hand, or took as posted without a look that shows it.
 */
export async function findToWatch(tx: Pick<Tx, "$queryRaw">, company: number, now: Date, limit: number): Promise<Watched[]> {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  return tx.$queryRaw<Watched[]>`
    SELECT p.id, p.record_id AS "recordId", p.revision, p.doc_no AS "docNo", p.digest, p.state, p.attempts, p.lookups, p.doc_key AS "docKey", p.differences, p.watched_at AS "watchedAt"
    FROM posting p JOIN record r ON r.company_id = p.company_id AND r.id = p.record_id AND r.kind NOT IN ('customer', 'supplier', 'item')
    WHERE p.company_id = ${company} AND p.state = 'posted' AND p.posted_at > ${ago(watchDays * 24 * 60)}
      AND p.watched_at < CASE WHEN lower(p.e_invoice) IN ('pending', 'submitted') THEN ${ago(15)}::timestamptz ELSE ${ago(360)}::timestamptz END
      AND p.by_hand IS NULL AND coalesce((p.resolution->>'isVerified')::boolean, true)
    ORDER BY p.watched_at, p.id LIMIT ${limit}`;
}

/** Whether anything is due to be sent: the watch stands back then. */
export async function hasWorkDue(tx: Pick<Tx, "posting">, company: number, now: Date): Promise<boolean> {
  const due = await tx.posting.findFirst({
    where: { companyId: company, state: { in: ["queued", "sending", "unknown", "voiding", "void-unknown"] }, OR: [{ nextAt: null }, { nextAt: { lte: now } }] },
    select: { id: true },
  });
  return due !== null;
}

/** Writes what AutoCount says of a posted document now; false where it is not posted any more. */
export async function saveWatched(tx: Tx, company: number, id: string, seen: { watchedAt: Date; eInvoice?: string; outstanding?: string }): Promise<boolean> {
  const saved = await tx.posting.updateMany({ where: { companyId: company, id, state: "posted" }, data: seen });
  return saved.count === 1;
}

/** Forgets what was last said to be owed of the documents of a record's party, and lets them be looked at soon. */
export async function forgetOutstanding(tx: Tx, company: number, recordId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE posting p SET outstanding = NULL, watched_at = p.posted_at FROM record r, record gone
    WHERE gone.company_id = ${company} AND gone.id = ${recordId}::uuid AND r.company_id = ${company} AND r.party_code = gone.party_code
      AND p.company_id = ${company} AND p.record_id = r.id AND p.state = 'posted' AND p.outstanding IS NOT NULL AND p.outstanding < r.total`;
}
