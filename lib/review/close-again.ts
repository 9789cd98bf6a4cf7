import { hasApprovals } from "#lib/approval/has-approvals.ts";
import { endStates, openStates, type RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { lockAsSeen, type RecordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { err, type Result } from "#lib/result.ts";
import { closeRecord, type ClosedRecord } from "./close-record.ts";

/** Longer than a message with its undo stands; later on a record is ended anew, with a reason of its own. */
const takenBackWithinMs = 60_000;

/**
 * Takes back that somebody opened a record again, a moment ago and by mistake: it ends as it had ended, also as whose duplicate.
 * Refused where it was changed, approved or decided since, and where it was never opened again; also the first of two approvals counts.
 */
export async function closeAgain(ctx: Context, input: RecordInput): Promise<Result<ClosedRecord, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const { id, state, revision } = locked.value;
    const ofRecord = { companyId: ctx.company, recordId: id };
    const opened = await tx.auditEntry.findFirst({ where: { ...ofRecord, type: "record.reopened" }, orderBy: { id: "desc" }, select: { id: true, old: true, actorId: true, at: true } });
    const { state: ended } = (opened?.old ?? {}) as { state?: RecordState };
    if (!openStates.includes(state) || (await hasApprovals(tx, ctx, { id, revision }))) return err({ code: "not-in-this-state", state });
    if (opened === null || ended === undefined || !endStates.includes(ended)) return err({ code: "no-change" });
    if (opened.actorId !== ("id" in ctx.actor ? ctx.actor.id : null) || ctx.now().getTime() - opened.at.getTime() > takenBackWithinMs) return err({ code: "not-in-this-state", state });
    const before = await tx.auditEntry.findFirst({ where: { ...ofRecord, id: { lt: opened.id }, new: { path: ["state"], equals: ended } }, orderBy: { id: "desc" }, select: { new: true } });
    return closeRecord(tx, ctx, input, { to: ended, event: "record.closed-again", reason: "Opened again by mistake", new: before?.new ?? { state: ended } });
  });
}
