import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { ok, type Result } from "#lib/result.ts";
import { approveRecord } from "./approve-record.ts";
import { approveTogether, type Approved } from "./approve-together.ts";

export const approveManyInput = z.object({
  records: z.array(z.object({ id: z.uuid(), revision: z.number().int().min(1) })).min(1).max(500),
});
export type ApproveManyInput = z.input<typeof approveManyInput>;

export type ApproveOutcome = { id: string; ok: true; state: Approved["state"] } | { id: string; ok: false; error: RecordRefusal };

/** As many as one transaction approves: their rows are locked as long as it takes, well under a second. */
export const approvedTogether = 25;

/**
 * Approves each of many records by its own guards, in order: one that cannot be approved does not hold back the others, and
 * where one of a batch makes it fail, the batch is done again one by one.
 */
export async function approveRecords(ctx: Context, input: ApproveManyInput): Promise<Result<{ results: ApproveOutcome[] }, never>> {
  const results: ApproveOutcome[] = [];
  const asked = [...new Map(input.records.map(({ id, revision }) => [id, { recordId: id, revision }])).values()];
  for (let from = 0; from < asked.length; from += approvedTogether) {
    const batch = asked.slice(from, from + approvedTogether);
    const outcomes = await ctx.db.$transaction((tx) => approveTogether(tx, ctx, batch)).catch(() => oneByOne(ctx, batch));
    for (const [place, { recordId: id }] of batch.entries()) {
      const outcome = outcomes[place] as (typeof outcomes)[number];
      results.push(outcome.ok ? { id, ok: true, state: outcome.value.state } : { id, ok: false, error: outcome.error });
    }
  }
  return ok({ results });
}

async function oneByOne(ctx: Context, batch: readonly { recordId: string; revision: number }[]) {
  const outcomes: Awaited<ReturnType<typeof approveTogether>> = [];
  for (const one of batch) outcomes.push(await approveRecord(ctx, one));
  return outcomes;
}
