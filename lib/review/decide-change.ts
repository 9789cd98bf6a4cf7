import { plainText } from "#lib/canonical/plain-text.ts";
import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { openStates } from "#lib/canonical/states.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { decideProposal, findOpenProposal } from "#lib/records/proposals.ts";
import { keepDespiteSource } from "#lib/records/write-records.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { changeRecord, type ChangedRecord } from "./change-record.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import { lockForChange } from "./lock-for-change.ts";

export const acceptChangeInput = recordInput.extend({ proposalId: z.uuid() });
export const dismissChangeInput = acceptChangeInput.extend({ reason: plainText.trim().min(1, "Say why the change is not taken.").max(1000) });

/** Takes the source's later document in place of the present one, corrections and decisions included; the old revision stays. */
export async function acceptChange(ctx: Context, input: z.input<typeof acceptChangeInput>): Promise<Result<ChangedRecord, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockForChange(tx, ctx, input);
    if (!locked.ok) return locked;
    const proposal = await findOpenProposal(tx, ctx.company, input.recordId, input.proposalId);
    if (proposal === null) return err({ code: "not-found" });
    await decide(tx, ctx, input.proposalId, "accepted");
    const { document, sourceDigest, sourceVersion, deliveryId } = proposal;
    const record = { ...locked.value, sourceDigest, sourceVersion, deliveryId };
    return ok(await changeRecord(tx, ctx, record, { document, cause: "source-change", event: "record.change-accepted", reason: null, touches: false }));
  });
}

/** Leaves the document as it is although the source has sent another. The same message is not proposed again. */
export async function dismissChange(ctx: Context, input: z.input<typeof dismissChangeInput>): Promise<Result<{ recordId: string }, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    const proposal = await findOpenProposal(tx, ctx.company, input.recordId, input.proposalId);
    if (proposal === null) return err({ code: "not-found" });
    await decide(tx, ctx, input.proposalId, "dismissed");
    await keepDespiteSource(tx, ctx.company, record, proposal);
    const isOpen = openStates.includes(record.state);
    await writeAudit(tx, ctx, { type: "record.change-dismissed", recordId: record.id, revision: record.revision, new: { open: isOpen }, reason: input.reason });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id });
  });
}

async function decide(tx: Tx, ctx: Context, proposalId: string, state: "accepted" | "dismissed"): Promise<void> {
  await decideProposal(tx, ctx.company, proposalId, { state, by: ctx.actor.type === "user" ? ctx.actor.id : null, at: ctx.now() });
}
