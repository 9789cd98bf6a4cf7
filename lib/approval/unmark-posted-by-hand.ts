import type { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { takeBackByHand } from "#lib/posting/take-back-by-hand.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import { rejudgeRecord } from "#lib/records/rejudge-record.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { revokeApprovals } from "./store.ts";

export const unmarkByHandInput = recordInput.extend({ reason: plainText.trim().min(1, "Say why the mark is taken back.").max(1000) });
export type UnmarkByHandInput = z.input<typeof unmarkByHandInput>;

/**
 * Takes back the mark that a record was posted by hand: it is checked again, needs its approvals anew, and the number is free.
 * AutoCount is not asked: what is there, a person takes out there. Refused where something here rests on it.
 */
export async function unmarkPostedByHand(ctx: Context, input: z.output<typeof unmarkByHandInput>): Promise<Result<{ recordId: string; state: RecordState }, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    if (record.state !== "posted") return err({ code: "not-in-this-state", state: record.state });
    const taken = await takeBackByHand(tx, ctx, record);
    if (!taken.ok) return taken;
    await revokeApprovals(tx, ctx.company, record.id, ctx.now());
    const { state, holds } = await rejudgeRecord(tx, ctx, record);
    await writeAudit(tx, ctx, {
      type: "record.unmarked-by-hand", recordId: record.id, revision: record.revision, old: { state: "posted", docNo: taken.value.docNo }, new: { state, holds }, reason: input.reason,
    });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id, state });
  });
}
