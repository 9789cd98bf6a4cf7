import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import type { Result } from "#lib/result.ts";
import { approveTogether, type Approved } from "./approve-together.ts";

export const approveInput = recordInput;
export type ApproveInput = z.input<typeof approveInput>;

/**
 * Approves one revision of a ready record; with the last approval its posting is queued, all or nothing. Refused where
 * the record moved meanwhile (and says what moved), where rules hold it now, where the source has sent a change, and
 * to whoever corrected its value. `isUndoable`: it waits a moment before it is sent.
 */
export async function approveRecord(ctx: Context, input: ApproveInput, { isUndoable = false } = {}): Promise<Result<Approved, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const [outcome] = await approveTogether(tx, ctx, [input], { isUndoable });
    if (outcome === undefined) throw new Error("one record was approved and nothing came back");
    return outcome;
  });
}
