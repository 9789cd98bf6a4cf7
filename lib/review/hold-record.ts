import { z } from "zod";
import { dropApprovals } from "#lib/approval/drop-approvals.ts";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { documentDate, malaysianDate } from "#lib/canonical/dates.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { type Hold, insertHold } from "#lib/records/holds-store.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { rejudgeRecord } from "#lib/records/rejudge-record.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { lockForChange } from "./lock-for-change.ts";

/** What a person says with a hold. */
export const holdSaid = z.object({
  /** The Malaysian day on whose morning it releases itself; null until somebody does. */
  until: documentDate.nullable(),
  reason: plainText.trim().min(1, "Say why it is held.").max(500),
});
export const holdInput = recordInput.extend(holdSaid.shape);
export type HoldInput = z.input<typeof holdInput>;
export type HoldRefusal = RecordRefusal | { code: "not-a-later-day" };
export type HeldRecord = { recordId: string; state: RecordState };
/** With the hold that was made, and the one that stood before, if any. */
export type NewlyHeld = HeldRecord & { hold: string; replaced: Hold | null };

const longestDays = 366;

/**
 * Holds a record that is not on its way yet, with a reason, until a day or until somebody releases it. Approvals given
 * before are taken back, as by any change: it is approved anew once it is released. A hold that stands is replaced.
 */
export async function holdRecord(ctx: Context, input: z.output<typeof holdInput>): Promise<Result<NewlyHeld, HoldRefusal>> {
  const { actor } = ctx;
  if (actor.type !== "user") return err({ code: "wrong-role", needed: "finance" });
  if (input.until !== null && !isLaterDay(input.until, ctx.now())) return err({ code: "not-a-later-day" });
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockForChange(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    await dropApprovals(tx, ctx, record.id);
    const { id: hold, replaced } = await insertHold(tx, ctx.company, { recordId: record.id, until: input.until, reason: input.reason, by: { id: actor.id, name: actor.name }, at: ctx.now() });
    const { state, holds } = await rejudgeRecord(tx, ctx, record);
    await writeAudit(tx, ctx, {
      type: "record.held-by-hand", recordId: record.id, revision: record.revision, old: { state: record.state, holds: record.holds }, new: { state, holds, until: input.until }, reason: input.reason,
    });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id, state, hold, replaced });
  });
}

function isLaterDay(day: string, now: Date): boolean {
  return day > malaysianDate(now) && Date.parse(day) - now.getTime() < longestDays * 86_400_000;
}
