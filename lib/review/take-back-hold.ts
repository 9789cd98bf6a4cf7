import type { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { malaysianDate } from "#lib/canonical/dates.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { openStates } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { endHold, findHold, insertHold } from "#lib/records/holds-store.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { rejudgeRecord } from "#lib/records/rejudge-record.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type HeldRecord, holdSaid } from "./hold-record.ts";

export const takeBackHoldInput = recordInput.extend({ made: holdSaid, replaced: holdSaid.nullable(), why: plainText.trim().min(1).max(500) });

/** What a hold says. */
export type HoldSaid = z.output<typeof holdSaid>;

/**
 * Takes back a hold as if it had not been made: the one that it replaced stands again, unless its day has come; without one
 * the record is released and checked anew. Refused where the hold was released or replaced since. Approvals that it took
 * back are given anew.
 */
export async function takeBackHold(ctx: Context, { made, replaced, why, ...seen }: z.output<typeof takeBackHoldInput>): Promise<Result<HeldRecord, RecordRefusal>> {
  const { actor } = ctx;
  if (actor.type !== "user") return err({ code: "wrong-role", needed: "finance" });
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, seen);
    if (!locked.ok) return locked;
    const record = locked.value;
    const stands = await findHold(tx, ctx.company, record.id);
    if (stands === null || stands.reason !== made.reason || stands.until !== made.until) return err({ code: "no-change" });
    const at = ctx.now();
    const again = replaced !== null && (replaced.until === null || replaced.until > malaysianDate(at)) ? replaced : null;
    if (again === null) await endHold(tx, ctx.company, { recordId: record.id, by: actor.name, at });
    else await insertHold(tx, ctx.company, { recordId: record.id, ...again, by: { id: actor.id, name: actor.name }, at });
    const { state, holds } = openStates.includes(record.state) ? await rejudgeRecord(tx, ctx, record) : record;
    await writeAudit(tx, ctx, {
      type: again === null ? "record.hold-released" : "record.held-by-hand", recordId: record.id, revision: record.revision,
      old: { state: record.state, holds: record.holds, by: stands.by, until: stands.until }, new: { state, holds, ...(again === null ? {} : { until: again.until }) }, reason: why,
    });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id, state });
  });
}
