import type { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { openStates } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { endHold, type Hold } from "#lib/records/holds-store.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { rejudgeRecord } from "#lib/records/rejudge-record.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { HeldRecord } from "./hold-record.ts";

export const releaseHoldInput = recordInput.extend({ reason: plainText.trim().max(500).optional() });
export type ReleaseHoldInput = z.input<typeof releaseHoldInput>;

/** With the hold that stood until now. */
export type ReleasedRecord = HeldRecord & { released: Hold };

/** Releases what somebody holds by hand: it is checked anew and stands where the rules put it, to be approved where nothing else holds it. */
export async function releaseHold(ctx: Context, input: z.output<typeof releaseHoldInput>): Promise<Result<ReleasedRecord, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    const hold = await endHold(tx, ctx.company, { recordId: record.id, by: ctx.actor.name, at: ctx.now() });
    if (hold === null) return err({ code: "no-change" });
    const { state, holds } = openStates.includes(record.state) ? await rejudgeRecord(tx, ctx, record) : record;
    await writeAudit(tx, ctx, {
      type: "record.hold-released", recordId: record.id, revision: record.revision, old: { state: record.state, holds: record.holds, by: hold.by, until: hold.until }, new: { state, holds }, reason: input.reason ?? null,
    });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id, state, released: hold });
  });
}
