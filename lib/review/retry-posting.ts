import { writeAudit } from "#lib/audit/write-audit.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { findPending } from "#lib/records/proposals.ts";
import { rejudgeRecord } from "#lib/records/rejudge-record.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { lockAsSeen, type RecordInput } from "#lib/records/lock-as-seen.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { clearRefusal } from "#lib/posting/clear-refusal.ts";
import { sendIfApproved } from "./send-if-approved.ts";

/**
 * Sends a document that AutoCount refused once more, unchanged and under the same number, after somebody has put right
 * in AutoCount what it asked for. Its approvals still stand; where other rules hold it meanwhile, it stays held for them. Refused
 * where the source has sent a change that nobody has decided on.
 */
export async function retryPosting(ctx: Context, input: RecordInput): Promise<Result<{ recordId: string; state: RecordState }, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    if ((await findPending(tx, ctx.company, [record.id])).has(record.id)) return err({ code: "change-pending" });
    const docNo = record.state === "held" ? await clearRefusal(tx, ctx, record.id) : null;
    if (docNo === null) return err({ code: "not-in-this-state", state: record.state });

    const { state, holds, bookAs } = await rejudgeRecord(tx, ctx, record);
    const now = await sendIfApproved(tx, ctx, { ...record, state, bookAs });
    await writeAudit(tx, ctx, {
      type: "posting.retried", recordId: record.id, revision: record.revision, old: { state: record.state }, new: { state: now, holds, docNo },
    });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id, state: now });
  });
}
