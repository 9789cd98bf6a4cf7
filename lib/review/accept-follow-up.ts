import { z } from "zod";
import { can } from "#lib/auth/permissions.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { askReversal } from "#lib/posting/ask-reversal.ts";
import { type FollowUp, followUpsFor } from "#lib/records/follow-ups.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import { lockOrderOf } from "#lib/records/lock-records.ts";
import type { OpenedRecord } from "#lib/records/open-record.ts";
import { findPosted, inLedgerStates } from "#lib/records/posted-sales.ts";
import { findOpenProposal, type OpenProposal } from "#lib/records/proposals.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { openFollowUp } from "./open-follow-up.ts";

export const acceptFollowUpInput = recordInput.extend({
  proposalId: z.uuid(),
  /** Which of the proposed documents: the id of a `FollowUp`. */
  followUp: z.string().min(1).max(120),
});
export type AcceptFollowUpInput = z.input<typeof acceptFollowUpInput>;

/**
 * Takes one of the documents that are proposed for a change of a posted record: a credit note or what was added becomes a
 * record of its own in the same thread, checked and approved like any other; what is to be voided is asked of AutoCount.
 * What is worked out is worked out anew here, so that nothing is credited twice when the refund has come by another road.
 */
export async function acceptFollowUp(ctx: Context, input: AcceptFollowUpInput): Promise<Result<OpenedRecord, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    await lockOrderOf(tx, ctx.company, input.recordId);
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    if (!inLedgerStates.includes(record.state)) return err({ code: "not-in-this-state", state: record.state });
    const proposal = await findOpenProposal(tx, ctx.company, record.id, input.proposalId);
    const posted = (await findPosted(tx, ctx.company, [record])).get(record.id);
    if (proposal === null || posted === undefined) return err({ code: "not-found" });
    const followUp = followUpsFor(posted, proposal.document).find((one) => one.id === input.followUp);
    if (followUp === undefined) return err({ code: "no-change" });
    if (followUp.do === "void" || followUp.do === "repost") return reverse(tx, ctx, record, followUp, { ...proposal, id: input.proposalId });
    return openFollowUp(tx, ctx, record, followUp);
  });
}

/** Voiding takes the permission to post, and is done by the worker: the change stays open until AutoCount has voided it. */
async function reverse(tx: Tx, ctx: Context, record: StoredRecord, { why, makes }: FollowUp, proposal: OpenProposal & { id: string }): Promise<Result<OpenedRecord, RecordRefusal>> {
  if (ctx.actor.type !== "user" || !can(ctx.actor, "posting:manage")) return err({ code: "wrong-role", needed: "finance" });
  const { sourceDigest, sourceVersion } = proposal;
  const asked = await askReversal(tx, ctx, record, { reason: why, repost: makes && { ...makes, sourceDigest, sourceVersion }, proposalId: proposal.id });
  return asked.ok ? ok({ recordId: record.id, state: record.state }) : asked;
}
