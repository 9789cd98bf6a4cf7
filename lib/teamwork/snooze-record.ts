import type { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { documentDate, malaysianDate } from "#lib/canonical/dates.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import { openStates, type RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { setSnooze } from "./store.ts";

/** `until` is the Malaysian day on whose morning it comes back; null brings it back now. */
export const snoozeInput = recordInput.extend({ until: documentDate.nullable(), reason: plainText.trim().max(500).optional() });
export type SnoozeInput = z.input<typeof snoozeInput>;

/** When people here begin to work: what was put off until a day is there again at eight. */
const morning = "T08:00:00+08:00";
const longestDays = 366;

export type SnoozeRefusal = RecordRefusal | { code: "not-a-later-day" };

/** Takes a record out of the working queues until a day, or brings it back. It still changes where its source or AutoCount changes it. */
export async function snoozeRecord(ctx: Context, input: SnoozeInput): Promise<Result<{ recordId: string; state: RecordState; until: string | null }, SnoozeRefusal>> {
  const until = input.until === null ? null : new Date(`${input.until}${morning}`);
  const isLater = until === null || (input.until !== null && input.until > malaysianDate(ctx.now()) && until.getTime() - ctx.now().getTime() < longestDays * 86_400_000);
  if (!isLater) return err({ code: "not-a-later-day" });
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const { id, state, revision } = locked.value;
    if (!openStates.includes(state)) return err({ code: "not-in-this-state", state });
    await setSnooze(tx, ctx.company, id, until, ctx.now());
    await writeAudit(tx, ctx, { type: until === null ? "record.woken" : "record.snoozed", recordId: id, revision, new: { until: input.until }, reason: input.reason ?? null });
    await notify(tx, ctx.company, { topic: "records", ids: [id] });
    return ok({ recordId: id, state, until: input.until });
  });
}
