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
import { findNumberGiven } from "./find-number-given.ts";
import { revokeApprovals } from "./store.ts";

export const unmarkByHandInput = recordInput.extend({ reason: plainText.trim().min(1, "Say why the mark is taken back.").max(1000) });
export type UnmarkByHandInput = z.input<typeof unmarkByHandInput>;

/**
 * Takes back the mark that a record was posted by hand: it is checked again, needs its approvals anew, and the number is free.
 * AutoCount is not asked: what is there, a person takes out there. Refused where something here rests on it. Where more
 * approvals are needed, the marks given so far are taken back in the same way.
 */
export async function unmarkPostedByHand(ctx: Context, input: z.output<typeof unmarkByHandInput>): Promise<Result<{ recordId: string; state: RecordState }, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    const given = record.state === "held" ? await findNumberGiven(tx, ctx.company, record.id, record.revision) : null;
    if (record.state !== "posted" && given === null) return err({ code: "not-in-this-state", state: record.state });
    const taken = given === null ? await takeBackByHand(tx, ctx, record) : ok(given);
    if (!taken.ok) return taken;
    await revokeApprovals(tx, ctx.company, record.id, ctx.now());
    const { state, holds } = await rejudgeRecord(tx, ctx, record);
    await writeAudit(tx, ctx, {
      type: "record.unmarked-by-hand", recordId: record.id, revision: record.revision, old: { state: record.state, docNo: taken.value.docNo }, new: { state, holds }, reason: input.reason,
    });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id, state });
  });
}
