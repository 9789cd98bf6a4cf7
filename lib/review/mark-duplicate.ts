import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { lockRecords } from "#lib/records/lock-records.ts";
import { err, type Result } from "#lib/result.ts";
import { closeRecord, type ClosedRecord } from "./close-record.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";

export const markDuplicateInput = recordInput.extend({ of: z.uuid() });
export type MarkDuplicateInput = z.input<typeof markDuplicateInput>;

/** Ends a record as the second copy of another one, which stays. Can be opened again. */
export async function markDuplicate(ctx: Context, input: MarkDuplicateInput): Promise<Result<ClosedRecord, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    // Both at once and in one order: two people may mark two records as each other's duplicates.
    const locked = await lockRecords(tx, ctx.company, [input.recordId, input.of]);
    const original = locked.find((record) => record.id === input.of && record.id !== input.recordId);
    if (original === undefined) return err({ code: "not-found" });
    const reason = `Duplicate of ${original.docNumber}`;
    return closeRecord(tx, ctx, input, { to: "duplicate", event: "record.marked-duplicate", reason, new: { state: "duplicate", of: original.id } });
  });
}
