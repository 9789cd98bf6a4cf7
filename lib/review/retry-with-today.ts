import { z } from "zod";
import { keepApprovals } from "#lib/approval/keep-approvals.ts";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { clearRefusal } from "#lib/posting/clear-refusal.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import { lockRecord } from "#lib/records/lock-records.ts";
import { findPending } from "#lib/records/proposals.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { changeRecord } from "./change-record.ts";
import { compareToday } from "./compare-today.ts";
import { sendIfApproved } from "./send-if-approved.ts";

/** `reading`: which reading the person has looked at, as the preview named it. */
export const retryWithTodayInput = recordInput.extend({ reading: z.string().min(1).max(200) });

/** Why it was not sent: also because today's mapping reads it otherwise than was looked at, or no longer at all. */
export type RetryRefusal = RecordRefusal | { code: "reads-otherwise" };

/**
 * Sends a document that AutoCount refused once more, as its message reads with today's mapping, under the same number. It
 * becomes a revision of its own. The approvals are kept where no money moves; else they are asked for again.
 */
export async function retryWithToday(ctx: Context, input: z.output<typeof retryWithTodayInput>): Promise<Result<{ recordId: string; state: RecordState }, RetryRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    if (record.state !== "held") return err({ code: "not-in-this-state", state: record.state });
    if ((await findPending(tx, ctx.company, [record.id])).size > 0) return err({ code: "change-pending" });
    const today = (await compareToday(tx, ctx, [record])).get(record.id);
    if (today?.as !== "other" || today.reading !== input.reading) return err({ code: "reads-otherwise" });
    const docNo = await clearRefusal(tx, ctx, record.id);
    if (docNo === null) return err({ code: "not-in-this-state", state: record.state });

    const { document, sourceDigest, sourceVersion, movesValue } = today;
    const changed = await changeRecord(tx, ctx, { ...record, sourceDigest, sourceVersion }, { document, cause: "source-change", event: "record.read-again", reason: null, touches: false });
    if (!movesValue) await keepApprovals(tx, ctx, { recordId: record.id, from: record.revision, to: changed.revision });
    const now = await lockRecord(tx, ctx.company, record.id);
    if (now === null) throw new Error("a locked record went away");
    const state = await sendIfApproved(tx, ctx, now);
    await writeAudit(tx, ctx, {
      type: "posting.retried", recordId: record.id, revision: now.revision, old: { state: record.state }, new: { state, holds: now.holds, docNo, mapping: "today", approvalsKept: !movesValue },
    });
    return ok({ recordId: record.id, state });
  });
}
