import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { documentDate } from "#lib/canonical/dates.ts";
import { datedKinds } from "#lib/rules/accounting-date.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { askRecheck } from "#lib/rechecks/ask-recheck.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { monthsOf } from "./months-of.ts";
import { findOverlapping, insertYear, lockCalendar } from "./store.ts";

export const addFiscalYearInput = z.object({
  name: plainText.trim().min(1, "Give the year a name, such as 2026.").max(50),
  startsOn: documentDate,
  endsOn: documentDate,
});
export type AddFiscalYearError =
  | { code: "invalid"; issues: { [field: string]: string[] } }
  /** It shares days with a year that is here already. */
  | { code: "overlapping"; years: string[] };

/**
 * Enters a fiscal year of the account book with its months, all open. From the first year on, documents outside of every year
 * are held, so everything that is open is checked again.
 */
export async function addFiscalYear(ctx: Context, input: z.output<typeof addFiscalYearInput>): Promise<Result<{ months: number; runId: string }, AddFiscalYearError>> {
  const months = monthsOf(input.startsOn, input.endsOn);
  const last = months.at(-1);
  if (input.endsOn < input.startsOn) return err({ code: "invalid", issues: { endsOn: ["The year ends before it begins."] } });
  if (last === undefined || last.endsOn !== input.endsOn || months.length > 18) return err({ code: "invalid", issues: { endsOn: ["A fiscal year has at most eighteen months."] } });
  return ctx.db.$transaction(async (tx) => {
    await lockCalendar(tx, ctx.company);
    const overlapping = await findOverlapping(tx, ctx.company, input);
    if (overlapping.length > 0) return err({ code: "overlapping", years: overlapping.map((year) => year.name) });
    await insertYear(tx, ctx.company, { ...input, by: ctx.actor.name, at: ctx.now() }, months);
    await writeAudit(tx, ctx, { type: "fiscal-year.added", new: { ...input, months: months.length } });
    const runId = await askRecheck(tx, ctx, { by: "open", kinds: [...datedKinds], sourceId: null, partyCode: null, dates: null }, `${ctx.actor.name} entered the fiscal year ${input.name}`);
    return ok({ months: months.length, runId });
  });
}
