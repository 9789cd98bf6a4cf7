import { z } from "zod";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { ok, type Result } from "#lib/result.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { bookedAnew } from "#lib/records/follow-ups.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { askReversal, type Repost } from "./ask-reversal.ts";
import { findLivePosting } from "./store.ts";

export const reverseInput = recordInput.extend({ reason: plainText.trim().min(1, "Say why it is voided.").max(1000), bookAnew: z.boolean().optional() });
export type ReverseInput = z.input<typeof reverseInput>;

export type ReversalBegun = { recordId: string; state: RecordState; docNo: string };

/**
 * Has a posted document taken out of the books: asked for here, done by the worker, which looks before and after. The
 * record stays posted until AutoCount says that it is voided. Its number is never used again. With `bookAnew` the same
 * document becomes a record of its own then, which is checked, approved and sent under a number of its own.
 */
export async function reverseRecord(ctx: Context, input: ReverseInput): Promise<Result<ReversalBegun, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    const repost = input.bookAnew === true ? await asBookedAnew(tx, ctx, record) : null;
    const asked = await askReversal(tx, ctx, record, { reason: input.reason, repost, proposalId: null });
    return asked.ok ? ok({ recordId: input.recordId, state: record.state, docNo: asked.value.docNo }) : asked;
  });
}

async function asBookedAnew(tx: Tx, ctx: Context, record: StoredRecord): Promise<Repost> {
  const posting = await findLivePosting(tx, ctx.company, record.id);
  const { sourceDigest, sourceVersion } = record;
  return { ...bookedAnew({ ...record, docNo: posting?.docNo ?? record.docNumber }, record.document), sourceDigest, sourceVersion };
}
