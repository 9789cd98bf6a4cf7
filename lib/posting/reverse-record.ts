import type { z } from "zod";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { ok, type Result } from "#lib/result.ts";
import { askReversal } from "./ask-reversal.ts";

export const reverseInput = recordInput.extend({ reason: plainText.trim().min(1, "Say why it is voided.").max(1000) });
export type ReverseInput = z.input<typeof reverseInput>;

export type ReversalBegun = { recordId: string; state: RecordState; docNo: string };

/**
 * Has a posted document taken out of the books: asked for here, done by the worker, which looks before and after. The
 * record stays posted until AutoCount says that it is voided. Its number is never used again.
 */
export async function reverseRecord(ctx: Context, input: ReverseInput): Promise<Result<ReversalBegun, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const asked = await askReversal(tx, ctx, locked.value, { reason: input.reason, repost: null, proposalId: null });
    return asked.ok ? ok({ recordId: input.recordId, state: locked.value.state, docNo: asked.value.docNo }) : asked;
  });
}
