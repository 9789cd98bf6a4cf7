import { writeAudit } from "#lib/audit/write-audit.ts";
import type { DocumentOf } from "#lib/canonical/document.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findReversalFacts } from "./find-reversal-facts.ts";
import { postApprovedJob } from "./jobs.ts";
import { changePosting, findLivePosting } from "./store.ts";
import { whyNotReversible } from "./why-not-reversible.ts";

/** What is booked in place of a voided document, and what the source had said for it. */
export type Repost = { externalId: string; document: DocumentOf; sourceDigest: string; sourceVersion: string | null };

export type ReversalAsked = { reason: string; repost: Repost | null; proposalId: string | null };

/** The longest reason that AutoCount is told; what is beyond stays in the audit. */
const longestReason = 80;

/**
 * Asks for a posted, locked record to be voided in the ledger, in the caller's transaction. It stays posted until the
 * ledger says that it is voided; then it is reversed and, with `repost`, booked anew under another number.
 */
export async function askReversal(tx: Tx, ctx: Context, record: StoredRecord, asked: ReversalAsked): Promise<Result<{ docNo: string }, RecordRefusal>> {
  if (record.state !== "posted") return err({ code: "not-in-this-state", state: record.state });
  const why = whyNotReversible(await findReversalFacts(tx, ctx.company, record), ctx.now()) ?? (asked.repost === null ? null : whyNotAnew(record));
  if (why !== null) return err({ code: "not-reversible", why });
  const posting = await findLivePosting(tx, ctx.company, record.id);
  if (posting === null) throw new Error(`record ${record.id} is posted without a posting`);
  await changePosting(tx, ctx.company, posting.id, {
    state: "voiding", message: null, lookups: 0, nextAt: null, queuedAt: ctx.now(), voidReason: asked.reason.slice(0, longestReason),
    voidAskedBy: ctx.actor.type === "user" ? ctx.actor.id : null, voidAskedAt: ctx.now(), repost: asked.repost, voidFor: asked.proposalId,
  });
  await writeAudit(tx, ctx, {
    type: "record.reversal-asked", recordId: record.id, revision: record.revision,
    new: { docNo: posting.docNo, bookAnew: asked.repost !== null }, reason: asked.reason,
  });
  await enqueue(tx, postApprovedJob, { company: ctx.company });
  await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
  return ok({ docNo: posting.docNo });
}

/** The parts of an order share its lines: what takes the place of one cannot be told apart from the others. */
export function whyNotAnew({ document }: Pick<StoredRecord, "document">): string | null {
  const isPart = "part" in document && document.part !== null;
  return isPart ? "It is one of several parts of its order. Void it, then enter what is to be booked in its place by hand." : null;
}
