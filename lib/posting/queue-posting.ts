import { masterOf } from "#lib/canonical/facets.ts";
import { digestOf } from "#lib/canonical/digest.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { findLedgerProfile } from "#lib/records/queries.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { loadPrefixes } from "#lib/sources/queries.ts";
import { postApprovedJob } from "./jobs.ts";
import { numberPrefix } from "./number-prefix.ts";
import { changePosting, drawNumber, findLivePosting, insertPosting } from "./store.ts";

/**
 * Queues an approved record for the ledger, in the transaction that approves it. The document number is fixed here,
 * before the first attempt, and stays the record's own through refusals and corrections: it is the one key by which
 * AutoCount can refuse a second copy (autocount/cloud-api.md 25). Returns it.
 */
export async function queuePosting(tx: Tx, ctx: Context, record: Pick<StoredRecord, "id" | "sourceId" | "kind" | "revision" | "document" | "bookAs">): Promise<string> {
  const digest = digestOf(record.document);
  // A master is booked under its code, which may be corrected before it is there.
  const code = await findFreeCode(tx, ctx.company, record);
  const existing = await findLivePosting(tx, ctx.company, record.id);
  let docNo = code ?? existing?.docNo;
  if (existing) {
    await changePosting(tx, ctx.company, existing.id, {
      state: "queued", docNo: docNo ?? existing.docNo, revision: record.revision, digest, message: null, lookups: 0, nextAt: null, queuedAt: ctx.now(),
    });
  } else {
    const profile = await findLedgerProfile(tx, ctx.company);
    if (profile === null) throw new Error("a posting was queued without a ledger connection");
    const prefix = numberPrefix(record.bookAs, await loadPrefixes(tx, ctx.company, record.sourceId), profile.docNoPrefix);
    docNo ??= await drawNumber(tx, ctx.company, prefix);
    await insertPosting(tx, ctx.company, { recordId: record.id, revision: record.revision, docNo, digest });
  }
  await enqueue(tx, postApprovedJob, { company: ctx.company });
  return docNo as string;
}

/** The code of a debtor, creditor or item, unless another record has been sent under it. */
async function findFreeCode(tx: Tx, company: number, record: Pick<StoredRecord, "id" | "kind" | "document">): Promise<string | null> {
  const code = masterOf(record)?.code ?? null;
  if (code === null) return null;
  const other = await tx.posting.findFirst({ where: { companyId: company, docNo: code, NOT: { recordId: record.id } }, select: { id: true } });
  return other === null ? code : null;
}
