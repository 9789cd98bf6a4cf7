import { z } from "zod";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { ok, type Result } from "#lib/result.ts";
import { retryPosting } from "./retry-posting.ts";

/** The most documents that are sent again at once. */
export const mostRetries = 500;

export const retryManyInput = z.object({ records: z.array(z.object({ id: z.uuid(), revision: z.number().int().min(1) })).min(1).max(mostRetries) });

export type RetryOutcome = { id: string; ok: true; state: RecordState } | { id: string; ok: false; error: RecordRefusal };

/** Sends each of many refused documents once more, as it stands and under its own number: one that cannot be does not hold back the others. */
export async function retryMany(ctx: Context, input: z.output<typeof retryManyInput>): Promise<Result<{ results: RetryOutcome[] }, never>> {
  const results: RetryOutcome[] = [];
  for (const { id, revision } of input.records) {
    const outcome = await retryPosting(ctx, { recordId: id, revision });
    results.push(outcome.ok ? { id, ok: true, state: outcome.value.state } : { id, ok: false, error: outcome.error });
  }
  return ok({ results });
}
