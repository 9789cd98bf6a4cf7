import { approvalsStand } from "#lib/approval/approvals-stand.ts";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { rejudgeRecord } from "#lib/records/rejudge-record.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { moveState } from "#lib/records/store.ts";
import { lockAsSeen, type RecordInput } from "#lib/review/open-record.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { queuePosting } from "./queue-posting.ts";
import { changePosting, findLivePosting } from "./store.ts";

/**
 * Sends a document that AutoCount refused once more, unchanged and under the same number, after somebody has put right
 * in AutoCount what it asked for. Its approvals still stand; where other rules hold it meanwhile, it stays held for them.
 */
export async function retryPosting(ctx: Context, input: RecordInput): Promise<Result<{ recordId: string; state: RecordState }, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    const posting = await findLivePosting(tx, ctx.company, record.id);
    if (record.state !== "held" || posting?.state !== "refused") return err({ code: "not-in-this-state", state: record.state });

    await changePosting(tx, ctx.company, posting.id, { state: "withdrawn" });
    const { state, holds } = await rejudgeRecord(tx, ctx, record);
    const isApproved = state === "ready" && (await approvalsStand(tx, ctx, record));
    if (isApproved) {
      if (!(await moveState(tx, ctx.company, { ...record, state }, "approved"))) throw new Error("a locked record was moved by somebody else");
      await queuePosting(tx, ctx, record);
    }
    const now = isApproved ? "approved" : state;
    await writeAudit(tx, ctx, {
      type: "posting.retried", recordId: record.id, revision: record.revision, old: { state: record.state }, new: { state: now, holds, docNo: posting.docNo },
    });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id, state: now });
  });
}
