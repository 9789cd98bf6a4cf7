import type { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { can } from "#lib/auth/permissions.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { withdrawPosting } from "#lib/posting/withdraw-posting.ts";
import { lockAsSeen, recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { moveState } from "#lib/records/write-records.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findApprovals, revokeStep } from "./store.ts";

export const undoApprovalInput = recordInput.extend({ reason: plainText.trim().min(1, "Say why.").max(1000) });

export type UndoApprovalRefusal =
  | RecordRefusal
  /** Somebody gave the next approval after it. */
  | { code: "approved-since"; by: string }
  /** The document is on its way to the ledger or there. */
  | { code: "sent-already" };

/**
 * Takes back the approval that was given last, by whoever gave it; the ones before it stand. Where it is the only one, whoever
 * may revoke approvals may too. Refused with `sent-already` where the document is on its way to the ledger or there: a reversal takes it out.
 */
export async function undoApproval(ctx: Context, input: z.output<typeof undoApprovalInput>): Promise<Result<{ recordId: string }, UndoApprovalRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const locked = await lockAsSeen(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    if (record.state === "posting" || record.state === "posted") return err({ code: "sent-already" });
    const given = await findApprovals(tx, ctx.company, record.id, record.revision);
    const last = given.at(-1);
    if (last === undefined || (record.state !== "approved" && record.state !== "ready")) return err({ code: "not-in-this-state", state: record.state });
    const { actor } = ctx;
    if (actor.type !== "user" || (actor.id !== last.userId && !(given.length === 1 && can(actor, "approval:revoke")))) return err({ code: "approved-since", by: last.userName });
    if (record.state === "approved") {
      if (!(await moveState(tx, ctx.company, record, "ready"))) throw new Error("a locked record was moved by somebody else");
      await withdrawPosting(tx, ctx, record.id);
    }
    await revokeStep(tx, ctx.company, { recordId: record.id, revision: record.revision, step: last.step }, ctx.now());
    await writeAudit(tx, ctx, { type: "approval.reopened", recordId: record.id, revision: record.revision, old: { state: record.state, step: last.step + 1, by: last.userName }, new: { state: "ready" }, reason: input.reason });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id });
  });
}
