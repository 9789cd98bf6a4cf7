import { approvalsStand } from "#lib/approval/approvals-stand.ts";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { rejudgeRecord } from "#lib/records/rejudge-record.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { moveState } from "#lib/records/write-records.ts";
import { lockAsSeen, type RecordInput } from "#lib/records/lock-as-seen.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { queuePosting } from "#lib/posting/queue-posting.ts";
import { clearRefusal } from "#lib/posting/clear-refusal.ts";

/**
 * Sends a document that AutoCount refused once more, unchanged and under the same number, after somebody has put right
 * in AutoCount what it asked for. Its approvals still stand; where other rules hold it meanwhile, it stays held for them.
 */
export async function retryPosting(ctx: Context, input: RecordInput): Promise<Result<{ recordId: string; state: RecordState }, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    const docNo = record.state === "held" ? await clearRefusal(tx, ctx, record.id) : null;
    if (docNo === null) return err({ code: "not-in-this-state", state: record.state });

    const { state, holds } = await rejudgeRecord(tx, ctx, record);
    const isApproved = state === "ready" && (await approvalsStand(tx, ctx, record));
    if (isApproved) {
      if (!(await moveState(tx, ctx.company, { ...record, state }, "approved"))) throw new Error("a locked record was moved by somebody else");
      await queuePosting(tx, ctx, record);
    }
    const now = isApproved ? "approved" : state;
    await writeAudit(tx, ctx, {
      type: "posting.retried", recordId: record.id, revision: record.revision, old: { state: record.state }, new: { state: now, holds, docNo },
    });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id, state: now });
  });
}
