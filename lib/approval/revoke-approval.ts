import { plainText } from "#lib/canonical/plain-text.ts";
import type { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { reopenApproval } from "./reopen-approval.ts";
import { revokeApprovals } from "./store.ts";

export const revokeInput = recordInput.extend({ reason: plainText.trim().min(1, "Say why.").max(1000) });

/** Takes every approval back before the record is sent, be it that more are still to come; afterwards only a reversal can. */
export async function revokeApproval(ctx: Context, input: z.input<typeof revokeInput>): Promise<Result<{ recordId: string }, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    if (!(await reopenApproval(tx, ctx, record, input.reason)) && !(await takeBackFirst(tx, ctx, record, input.reason))) return err({ code: "not-in-this-state", state: record.state });
    await notify(tx, ctx.company, { topic: "records", ids: [input.recordId] });
    return ok({ recordId: input.recordId });
  });
}

/** Takes back what was given of several approvals; false where none stands. */
async function takeBackFirst(tx: Tx, ctx: Context, { id, revision, state }: StoredRecord, reason: string): Promise<boolean> {
  if (state !== "ready" || (await revokeApprovals(tx, ctx.company, id, ctx.now())) === 0) return false;
  await writeAudit(tx, ctx, { type: "approval.reopened", recordId: id, revision, reason });
  return true;
}
