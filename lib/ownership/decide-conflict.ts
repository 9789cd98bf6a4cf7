import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { stockKinds, tradeKinds } from "#lib/canonical/kinds.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import { can } from "#lib/auth/permissions.ts";
import type { Context } from "#lib/context.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { askRecheck } from "#lib/rechecks/ask-recheck.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findConflict } from "./queries.ts";
import { revokeStoredDecision, saveDecision } from "./store.ts";

/** `seq` names the finding of the record at that revision: what was on the screen is what is decided. */
export const decideConflictInput = z.object({
  recordId: z.uuid(),
  revision: z.number().int().min(1),
  seqs: z.array(z.number().int().min(0)).min(1).max(50),
  decision: z.enum(["take", "ignore"]),
  reason: plainText.trim().min(1, "Say why.").max(500),
});

/**
 * Decides values that a system wrote without owning them, and remembers it: "take" lets them go on, "ignore" leaves them
 * recorded and unwritten; the same value of the same source is not asked about again. The record is checked again. A price
 * is taken by those alone who may accept a warning.
 */
export async function decideConflict(ctx: Context, input: z.input<typeof decideConflictInput>): Promise<Result<{ recordId: string }, { code: "changed-meanwhile" } | Extract<ActionRefusal, { code: "forbidden" }>>> {
  const { recordId, revision, seqs, decision, reason } = decideConflictInput.parse(input);
  if (ctx.actor.type !== "user") throw new Error("only a person decides a conflict");
  const { actor } = ctx;
  const by = { id: ctx.actor.id, name: ctx.actor.name, at: ctx.now() };
  return ctx.db.$transaction(async (tx) => {
    const conflicts = await findConflict(tx, ctx.company, { recordId, revision, seqs });
    if (conflicts.length < seqs.length) return err({ code: "changed-meanwhile" });
    // A price that is taken is a warning that is accepted: admin answers codes, not money.
    if (conflicts.some(({ data }) => data === "price") && !can(actor, "warning:accept")) return err({ code: "forbidden", permission: "warning:accept" });
    for (const { data, subject, field, value, sourceId } of conflicts) {
      await saveDecision(tx, ctx.company, { data, subject, field, value, sourceId, decision, reason }, by);
    }
    await writeAudit(tx, ctx, { type: `conflict.${decision === "take" ? "taken" : "ignored"}`, recordId, revision, new: conflicts, reason });
    await enqueue(tx, recheckJob, { company: ctx.company, scope: { by: "records", recordIds: [recordId] }, answeredBy: null, because: `${ctx.actor.name} decided whether its values are taken` });
    // The same price of the same source may hold others.
    if (decision === "take" && conflicts.some(({ data }) => data === "price")) await askRecheck(tx, ctx, { by: "rule", rules: ["price-mismatch"] }, `${ctx.actor.name} took a price for good`);
    return ok({ recordId });
  });
}

export const revokeDecisionInput = z.object({ decisionId: z.uuid() });

/** Takes a decision about a value back: the next record that writes it is held again, and those that are undecided are checked. */
export async function revokeDecision(ctx: Context, input: z.input<typeof revokeDecisionInput>): Promise<Result<{ decisionId: string }, { code: "not-found" }>> {
  return ctx.db.$transaction(async (tx) => {
    const revoked = await revokeStoredDecision(tx, ctx.company, input.decisionId, ctx.now());
    if (revoked === null) return err({ code: "not-found" });
    await writeAudit(tx, ctx, { type: "conflict.decision-revoked", old: revoked });
    await askRecheck(tx, ctx, { by: "ownership", kinds: ["item", "customer", ...tradeKinds, ...stockKinds] }, `${ctx.actor.name} took a decision about an owner back`);
    return ok({ decisionId: input.decisionId });
  });
}
