import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { withdraw } from "#lib/records/acceptances-store.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { rejudgeRecord } from "#lib/records/rejudge-record.ts";
import { askRecheck } from "#lib/rechecks/ask-recheck.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { ruleName } from "#lib/rules/catalog.ts";
import { lockForChange } from "./lock-for-change.ts";

export const withdrawAcceptanceInput = recordInput.extend({ acceptanceId: z.uuid() });

/** Takes back that a warning was accepted: it stops the record again. What is on its way or posted stays as it is. */
export async function withdrawAcceptance(ctx: Context, input: z.input<typeof withdrawAcceptanceInput>): Promise<Result<{ recordId: string; state: RecordState }, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockForChange(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    const withdrawn = await withdraw(tx, ctx.company, { id: input.acceptanceId, recordId: record.id, by: ctx.actor.name, at: ctx.now() });
    if (withdrawn === null) return err({ code: "no-change" });
    const { state, holds } = await rejudgeRecord(tx, ctx, record);
    await writeAudit(tx, ctx, {
      type: "record.acceptance-withdrawn", recordId: record.id, revision: record.revision,
      old: { state: record.state, holds: record.holds, reason: withdrawn.reason }, new: { state, holds, rule: withdrawn.rule, message: withdrawn.message },
    });
    if (withdrawn.isShared) await askRecheck(tx, ctx, { by: "found", rules: [withdrawn.rule] }, `"${ruleName(withdrawn.rule)}" is no longer accepted`);
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id, state });
  });
}
