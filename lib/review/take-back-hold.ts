import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { malaysianDate } from "#lib/canonical/dates.ts";
import { openStates } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { endHold, findHold, insertHold } from "#lib/records/holds-store.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { rejudgeRecord } from "#lib/records/rejudge-record.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { HeldRecord } from "./hold-record.ts";

/** `hold`: the one that is taken back; `replaced`: the one that gave way to it. */
export const takeBackHoldInput = recordInput.extend({ hold: z.uuid(), replaced: z.uuid().nullable(), why: plainText.trim().min(1).max(500) });

/**
 * Takes back a hold as if it had not been made: the one that it replaced stands again, as its holder's, unless its day has
 * come; without one the record is released and checked anew. Refused where that hold was released or replaced since.
 * Approvals that it took back are given anew.
 */
export async function takeBackHold(ctx: Context, { hold, replaced, why, ...seen }: z.output<typeof takeBackHoldInput>): Promise<Result<HeldRecord, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, seen);
    if (!locked.ok) return locked;
    const record = locked.value;
    const stands = await findHold(tx, ctx.company, { recordId: record.id, id: hold });
    if (stands === null || stands.endedAt !== null) return err({ code: "no-change" });
    const at = ctx.now();
    const before = replaced === null ? null : await findHold(tx, ctx.company, { recordId: record.id, id: replaced });
    const again = before?.endedAt?.getTime() === stands.heldAt.getTime() && (before.until === null || before.until > malaysianDate(at)) ? before : null;
    if (again === null) await endHold(tx, ctx.company, { recordId: record.id, by: ctx.actor.name, at });
    else await insertHold(tx, ctx.company, { recordId: record.id, until: again.until, reason: again.reason, by: { id: again.byId, name: again.by }, at });
    const { state, holds } = openStates.includes(record.state) ? await rejudgeRecord(tx, ctx, record) : record;
    await writeAudit(tx, ctx, {
      type: again === null ? "record.hold-released" : "record.held-by-hand", recordId: record.id, revision: record.revision,
      old: { state: record.state, holds: record.holds, by: stands.by, until: stands.until }, new: { state, holds, ...(again === null ? {} : { by: again.by, until: again.until }) }, reason: why,
    });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id, state });
  });
}
