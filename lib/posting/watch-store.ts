import type { Tx } from "#lib/db/prisma.ts";
import type { EInvoiceKnown } from "./e-invoice-clock.ts";
import type { ChangedDocument } from "./ledger.ts";
import type { StoredPosting } from "./store.ts";

export type Watched = StoredPosting & { docKey: string | null; differences: unknown; postedAt: Date; watchedAt: Date | null } & EInvoiceKnown;

/** How long a posted document is watched: its e-invoice is settled and its period usually closed by then. */
const watchDays = 90;

/**
 * The posted documents whose turn to be looked at has come, those that were seen longest ago first: after a quarter of an
 * hour where an e-invoice is under way, else after six. Not those that a person booked by hand, or took as posted without a look that shows it.
 */
export async function findToWatch(tx: Pick<Tx, "$queryRaw">, company: number, now: Date, limit: number): Promise<Watched[]> {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  return tx.$queryRaw<Watched[]>`
    SELECT p.id, p.record_id AS "recordId", p.revision, p.doc_no AS "docNo", p.digest, p.state, p.attempts, p.lookups, p.doc_key AS "docKey", p.differences, p.posted_at AS "postedAt", p.watched_at AS "watchedAt",
      p.e_invoice AS "eInvoice", p.e_invoice_validated_at AS "eInvoiceValidatedAt"
    FROM posting p JOIN record r ON r.company_id = p.company_id AND r.id = p.record_id AND r.kind NOT IN ('customer', 'supplier', 'item')
    WHERE p.company_id = ${company} AND p.state = 'posted' AND p.posted_at > ${ago(watchDays * 24 * 60)}
      AND p.watched_at < CASE WHEN lower(p.e_invoice) IN ('pending', 'submitted') THEN ${ago(15)}::timestamptz ELSE ${ago(360)}::timestamptz END
      AND p.by_hand IS NULL AND coalesce((p.resolution->>'isVerified')::boolean, true)
    ORDER BY p.watched_at, p.id LIMIT ${limit}`;
}

/** What AutoCount lists of our own sending is not a change: its stamp lies this close to it, by either zone that it may be in. */
const ownMinutes = 3;

/**
 * Has the posted documents among those that the ledger lists as changed looked at next, unless this change is known, or was
 * our own sending. Returns how many. One statement.
 */
export async function markChanged(tx: Pick<Tx, "$executeRaw">, company: number, changed: readonly ChangedDocument[]): Promise<number> {
  if (changed.length === 0) return 0;
  const rows = JSON.stringify(changed.map(({ docNo, changedAt }) => ({ doc_no: docNo, changed_at: changedAt, moment: asMoment(changedAt) })));
  return tx.$executeRaw`
    UPDATE posting p SET changed_there = x.changed_at,
      watched_at = CASE WHEN x.moment IS NULL OR least(abs(extract(epoch FROM x.moment - p.posted_at)), abs(extract(epoch FROM x.moment - interval '8 hours' - p.posted_at))) > ${ownMinutes * 60}
        THEN '1970-01-01'::timestamptz ELSE p.watched_at END
    FROM jsonb_to_recordset(${rows}::jsonb) AS x(doc_no text, changed_at text, moment timestamptz)
    WHERE p.company_id = ${company} AND p.doc_no = x.doc_no AND p.state = 'posted' AND p.changed_there IS DISTINCT FROM x.changed_at`;
}

/** A stamp without a zone, read as UTC; null where it is none. */
function asMoment(stamp: string): string | null {
  const at = Date.parse(`${stamp.slice(0, 23).replace(/Z$/, "")}Z`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
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
export async function saveWatched(tx: Tx, company: number, id: string, seen: { watchedAt: Date; eInvoice?: string; eInvoiceValidatedAt?: Date | null; outstanding?: string }): Promise<boolean> {
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
