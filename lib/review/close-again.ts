import type { Context } from "#lib/context.ts";
import { endStates, openStates, type RecordState } from "#lib/canonical/states.ts";
import { lockAsSeen, type RecordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { err, type Result } from "#lib/result.ts";
import { closeRecord, type ClosedRecord } from "./close-record.ts";

/**
 * Takes back that a record was opened again: it ends as it had ended. Refused where it was changed, approved or decided since,
 * and where it was never opened again.
 */
export async function closeAgain(ctx: Context, input: RecordInput): Promise<Result<ClosedRecord, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const { id, state } = locked.value;
    if (!openStates.includes(state)) return err({ code: "not-in-this-state", state });
    const opened = await tx.auditEntry.findFirst({ where: { companyId: ctx.company, recordId: id, type: "record.reopened" }, orderBy: { id: "desc" }, select: { old: true } });
    const { state: ended } = (opened?.old ?? {}) as { state?: RecordState };
    if (ended === undefined || !endStates.includes(ended)) return err({ code: "no-change" });
    return closeRecord(tx, ctx, input, { to: ended, event: "record.closed-again", reason: "Opened again by mistake" });
  });
}
