import { plainText } from "#lib/canonical/plain-text.ts";
import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { changeRecord, type ChangedRecord } from "./change-record.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";

export const releaseWaitingInput = recordInput.extend({ reason: plainText.trim().min(1, "Say why it need not wait.").max(1000) });

/** Lets a record go on although its trigger has not come: it is checked as if it had. */
export async function releaseWaiting(ctx: Context, input: z.input<typeof releaseWaitingInput>): Promise<Result<ChangedRecord, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    if (record.state !== "waiting") return err({ code: "not-in-this-state", state: record.state });
    const { document } = record;
    return ok(await changeRecord(tx, ctx, record, {
      document, cause: "decision", event: "record.released", reason: input.reason, touches: false, released: true, waitsForRest: false,
    }));
  });
}
