import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { documentDate } from "#lib/canonical/dates.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { askRecheck } from "#lib/rechecks/ask-recheck.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { datedKinds } from "#lib/rules/accounting-date.ts";
import { lockPeriod, writePeriod } from "./store.ts";

export const setPeriodInput = z.object({
  startsOn: documentDate,
  /** Of what the person looked at. */
  revision: z.number().int().min(1),
  isClosed: z.boolean(),
  reason: plainText.trim().min(1, "Say why.").max(500),
});
export type SetPeriodError = { code: "not-found" } | { code: "no-change" } | { code: "period-changed"; by: string; revision: number };

/** Closes a month or opens it again, with a reason; the open records dated in it are checked again in the background. */
export async function setPeriod(ctx: Context, input: z.output<typeof setPeriodInput>): Promise<Result<{ runId: string }, SetPeriodError>> {
  return ctx.db.$transaction(async (tx) => {
    const period = await lockPeriod(tx, ctx.company, input.startsOn);
    if (period === null) return err({ code: "not-found" });
    if (period.revision !== input.revision) return err({ code: "period-changed", by: period.changedByName, revision: period.revision });
    if (period.isClosed === input.isClosed) return err({ code: "no-change" });
    await writePeriod(tx, ctx.company, { ...input, by: ctx.actor.name, at: ctx.now() });
    const { startsOn, endsOn } = period;
    await writeAudit(tx, ctx, { type: input.isClosed ? "period.closed" : "period.opened", old: { startsOn, endsOn, isClosed: period.isClosed, reason: period.reason }, new: { startsOn, endsOn, isClosed: input.isClosed }, reason: input.reason });
    const done = input.isClosed ? "closed" : "opened";
    const runId = await askRecheck(tx, ctx, { by: "open", kinds: [...datedKinds], sourceId: null, partyCode: null, dates: { from: startsOn, to: endsOn } }, `${ctx.actor.name} ${done} the period ${startsOn} to ${endsOn}`);
    return ok({ runId });
  });
}
