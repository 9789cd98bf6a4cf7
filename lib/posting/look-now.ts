import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { lockAsSeen, type RecordInput } from "#lib/records/lock-as-seen.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { postApprovedJob } from "./jobs.ts";
import { looksBeforeResend } from "./due-store.ts";
import { changePosting, findLivePosting } from "./store.ts";

/** Looks for a document whose outcome is unknown in the ledger now, without waiting for the next look of its own. */
export async function lookNow(ctx: Context, input: RecordInput): Promise<Result<{ recordId: string }, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    const posting = await findLivePosting(tx, ctx.company, record.id);
    if (record.state !== "unknown" || posting?.state !== "unknown") return err({ code: "not-in-this-state", state: record.state });
    // One look more than is needed is never wrong, and a line that is paused makes no more than those.
    await changePosting(tx, ctx.company, posting.id, { nextAt: ctx.now(), lookups: Math.min(posting.lookups, looksBeforeResend - 1) });
    await enqueue(tx, postApprovedJob, { company: ctx.company });
    await writeAudit(tx, ctx, { type: "posting.looked-for", recordId: record.id, revision: record.revision, new: { docNo: posting.docNo } });
    return ok({ recordId: record.id });
  });
}
