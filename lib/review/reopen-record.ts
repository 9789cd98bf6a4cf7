import { plainText } from "#lib/canonical/plain-text.ts";
import type { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { endStates, type RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { rejudgeRecord } from "#lib/records/rejudge-record.ts";
import { moveState } from "#lib/records/write-records.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import { recheckAbout } from "./recheck-about.ts";

export const reopenInput = recordInput.extend({ reason: plainText.trim().min(1, "Say why it is opened again.").max(1000) });

export type ReopenedRecord = { recordId: string; state: RecordState };

/** Opens a record that had come to an end: it is checked anew and is held or ready as the rules say. */
export async function reopenRecord(ctx: Context, input: z.input<typeof reopenInput>): Promise<Result<ReopenedRecord, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    if (!endStates.includes(record.state)) return err({ code: "not-in-this-state", state: record.state });
    if (!(await moveState(tx, ctx.company, record, "held"))) throw new Error("a locked record was moved by somebody else");
    const { state, holds } = await rejudgeRecord(tx, ctx, { ...record, state: "held" });
    await writeAudit(tx, ctx, {
      type: "record.reopened", recordId: record.id, revision: record.revision, old: { state: record.state }, new: { state, holds }, reason: input.reason,
    });
    await recheckAbout(tx, ctx, record);
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id, state });
  });
}
