import type { Role } from "#lib/auth/permissions.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { mayApprove } from "./four-eyes.ts";
import { stepsFor } from "./policy.ts";
import { findApprovalsOf, findPolicies, findValueCorrectors } from "./store.ts";

/** An approval that somebody may give: which step it is, and whose comes after it. */
export type NextApproval = { actor: { id: string; name: string; role: Role }; step: number; next: Role | null };

/** For each record, in order, whether the actor may give its next approval, which one that is, and whose comes after it. Three queries for all. */
export async function nextApprovals(tx: Tx, ctx: Context, records: readonly StoredRecord[]): Promise<Result<NextApproval, RecordRefusal>[]> {
  const { actor } = ctx;
  if (actor.type !== "user") return records.map(() => err({ code: "wrong-role", needed: "finance" }));
  const policies = await findPolicies(tx, ctx.company);
  const given = await findApprovalsOf(tx, ctx.company, records);
  const correctors = await findValueCorrectors(tx, ctx.company, records.map(({ id }) => id));
  return records.map((record) => {
    const steps = stepsFor(record, policies);
    const verdict = mayApprove(actor, steps, given.get(record.id) ?? [], correctors.get(record.id) ?? new Set());
    if (!verdict.may) return err(verdict.because === "wrong-role" ? { code: "wrong-role", needed: verdict.needed } : { code: verdict.because });
    return ok({ actor, step: verdict.step, next: verdict.isLast ? null : (steps[verdict.step + 1] ?? null) });
  });
}
