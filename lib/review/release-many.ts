import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { ok, type Result } from "#lib/result.ts";
import type { ChangedRecord } from "./change-record.ts";
import { releaseWaiting, releaseWaitingInput } from "./release-waiting.ts";

export const releaseManyInput = z.object({
  records: z.array(z.object({ id: z.uuid(), revision: z.number().int().min(1) })).min(1).max(500),
  reason: releaseWaitingInput.shape.reason,
});

export type ReleaseOutcome = { id: string; ok: true; state: ChangedRecord["state"] } | { id: string; ok: false; error: RecordRefusal };

/** Releases each of many waiting records by itself, in order: one that cannot be released does not hold back the others. */
export async function releaseMany(ctx: Context, input: z.output<typeof releaseManyInput>): Promise<Result<{ results: ReleaseOutcome[] }, never>> {
  const results: ReleaseOutcome[] = [];
  for (const { id, revision } of input.records) {
    const outcome = await releaseWaiting(ctx, { recordId: id, revision, reason: input.reason });
    results.push(outcome.ok ? { id, ok: true, state: outcome.value.state } : { id, ok: false, error: outcome.error });
  }
  return ok({ results });
}
