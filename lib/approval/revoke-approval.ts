import { plainText } from "#lib/canonical/plain-text.ts";
import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { reopenApproval } from "./reopen-approval.ts";

export const revokeInput = recordInput.extend({ reason: plainText.trim().min(1, "Say why.").max(1000) });

/** Takes an approval back before the record is sent; afterwards only a reversal can. */
export async function revokeApproval(ctx: Context, input: z.input<typeof revokeInput>): Promise<Result<{ recordId: string }, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    if (!(await reopenApproval(tx, ctx, locked.value, input.reason))) return err({ code: "not-in-this-state", state: locked.value.state });
    await notify(tx, ctx.company, { topic: "records", ids: [input.recordId] });
    return ok({ recordId: input.recordId });
  });
}
