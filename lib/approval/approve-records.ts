import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { ok, type Result } from "#lib/result.ts";
import { approveRecord, type Approved } from "./approve-record.ts";

export const approveManyInput = z.object({
  records: z.array(z.object({ id: z.uuid(), revision: z.number().int().min(1) })).min(1).max(500),
});
export type ApproveManyInput = z.input<typeof approveManyInput>;

export type ApproveOutcome = { id: string; ok: true; state: Approved["state"] } | { id: string; ok: false; error: RecordRefusal };

/** Approves each of many records by itself, in order: one that cannot be approved does not hold back the others. */
export async function approveRecords(ctx: Context, input: ApproveManyInput): Promise<Result<{ results: ApproveOutcome[] }, never>> {
  const results: ApproveOutcome[] = [];
  for (const { id, revision } of input.records) {
    const outcome = await approveRecord(ctx, { recordId: id, revision });
    results.push(outcome.ok ? { id, ok: true, state: outcome.value.state } : { id, ok: false, error: outcome.error });
  }
  return ok({ results });
}
