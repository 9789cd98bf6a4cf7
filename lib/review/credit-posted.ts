import type { z } from "zod";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { creditOfRest } from "#lib/records/follow-ups.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import { lockOrderOf } from "#lib/records/lock-records.ts";
import type { OpenedRecord } from "#lib/records/open-record.ts";
import { findPosted } from "#lib/records/posted-sales.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { err, type Result } from "#lib/result.ts";
import { openFollowUp } from "./open-follow-up.ts";

export const creditPostedInput = recordInput.extend({ reason: plainText.trim().min(1, "Say why it is credited.").max(1000) });
export type CreditPostedInput = z.input<typeof creditPostedInput>;

/**
 * Makes the credit note of a posted invoice over all that was not given back yet: where it may no longer be voided, or is to
 * stand. It becomes a record of its own in the same thread, to be corrected, checked and approved like any other.
 */
export async function creditPosted(ctx: Context, input: CreditPostedInput): Promise<Result<OpenedRecord, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    await lockOrderOf(tx, ctx.company, input.recordId);
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    if (record.state !== "posted") return err({ code: "not-in-this-state", state: record.state });
    const posted = record.bookAs === "invoice" ? (await findPosted(tx, ctx.company, [record])).get(record.id) : undefined;
    const credit = posted === undefined ? null : creditOfRest(posted, input.reason);
    if (credit === null) return err({ code: "not-reversible", why: "Nothing of it is left to be credited." });
    return openFollowUp(tx, ctx, record, credit);
  });
}
