import { plainText } from "#lib/canonical/plain-text.ts";
import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import type { Result } from "#lib/result.ts";
import { closeRecord, type ClosedRecord } from "./close-record.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";

export const rejectInput = recordInput.extend({ reason: plainText.trim().min(1, "Say why it is rejected.").max(1000) });
export type RejectInput = z.input<typeof rejectInput>;

/** Ends a record that is not to be booked. It stays where it is, with who and why, and can be opened again. */
export async function rejectRecord(ctx: Context, input: RejectInput): Promise<Result<ClosedRecord, RecordRefusal>> {
  return ctx.db.$transaction((tx) => closeRecord(tx, ctx, input, { to: "rejected", event: "record.rejected", reason: input.reason }));
}
