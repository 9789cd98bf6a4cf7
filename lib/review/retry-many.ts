import { z } from "zod";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { ok, type Result } from "#lib/result.ts";
import { retryPosting } from "./retry-posting.ts";
import { type RetryRefusal, retryWithToday } from "./retry-with-today.ts";

/** The most documents that are sent again at once. */
export const mostRetries = 500;

/** `reading`: which reading with today's mapping to send, as the preview named it; null for the document as it stands. */
export const retryManyInput = z.object({ records: z.array(z.object({ id: z.uuid(), revision: z.number().int().min(1), reading: z.string().min(1).max(200).nullish() })).min(1).max(mostRetries) });

export type RetryOutcome = { id: string; ok: true; state: RecordState } | { id: string; ok: false; error: RetryRefusal };

/** Sends each of many refused documents once more, as it stands or as today's mapping reads it, under its own number: one that cannot be does not hold back the others. */
export async function retryMany(ctx: Context, input: z.output<typeof retryManyInput>): Promise<Result<{ results: RetryOutcome[] }, never>> {
  const results: RetryOutcome[] = [];
  for (const { id, revision, reading } of input.records) {
    const seen = { recordId: id, revision };
    const outcome = reading == null ? await retryPosting(ctx, seen) : await retryWithToday(ctx, { ...seen, reading });
    results.push(outcome.ok ? { id, ok: true, state: outcome.value.state } : { id, ok: false, error: outcome.error });
  }
  return ok({ results });
}
