import { z } from "zod";
import { dropApprovals } from "#lib/approval/drop-approvals.ts";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { malaysianDate } from "#lib/canonical/dates.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { findHold, insertHold } from "#lib/records/holds-store.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { rejudgeRecord } from "#lib/records/rejudge-record.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { HeldRecord } from "./hold-record.ts";
import { lockForChange } from "./lock-for-change.ts";

/** `hold`: the one that was released. */
export const holdAgainInput = recordInput.extend({ hold: z.uuid() });

/**
 * Takes back that a hold was released: it stands again with its reason and its day, as its holder's. Refused to whoever did
 * not release it, and where it stands or its day has come. Approvals given since do not count, as with any hold.
 */
export async function holdAgain(ctx: Context, { hold, ...seen }: z.output<typeof holdAgainInput>): Promise<Result<HeldRecord, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const asSeen = await lockAsSeen(tx, ctx, seen);
    if (!asSeen.ok) return asSeen;
    const released = await findHold(tx, ctx.company, { recordId: asSeen.value.id, id: hold });
    const at = ctx.now();
    if (released === null || released.endedAt === null || released.endedBy !== ctx.actor.name || asSeen.value.holds.includes("held-by-hand")) return err({ code: "no-change" });
    if (released.until !== null && released.until <= malaysianDate(at)) return err({ code: "no-change" });
    const locked = await lockForChange(tx, ctx, seen);
    if (!locked.ok) return locked;
    const record = locked.value;
    await dropApprovals(tx, ctx, record.id);
    const { until, reason, by, byId } = released;
    await insertHold(tx, ctx.company, { recordId: record.id, until, reason, by: { id: byId, name: by }, at });
    const { state, holds } = await rejudgeRecord(tx, ctx, record);
    await writeAudit(tx, ctx, { type: "record.held-by-hand", recordId: record.id, revision: record.revision, old: { state: record.state, holds: record.holds }, new: { state, holds, by, until }, reason });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id, state });
  });
}
