import { writeAudit } from "#lib/audit/write-audit.ts";
import { kindLabels } from "#lib/canonical/kinds.ts";
import type { Role } from "#lib/auth/permissions.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { queuePosting } from "#lib/posting/queue-posting.ts";
import { findMoved } from "#lib/records/find-moved.ts";
import { judgeRecords } from "#lib/records/judge-records.ts";
import { findPending } from "#lib/records/proposals.ts";
import { findLedgerProfile } from "#lib/records/queries.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { lockRecord } from "#lib/records/lock-records.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { moveState } from "#lib/records/write-records.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { digestOf } from "#lib/canonical/digest.ts";
import { stops } from "#lib/rules/evaluate.ts";
import { mayApprove } from "./four-eyes.ts";
import { stepsFor } from "./policy.ts";
import { findApprovals, findPolicies, findValueCorrectors, insertApproval } from "./store.ts";
import type { z } from "zod";

export const approveInput = recordInput;
export type ApproveInput = z.input<typeof approveInput>;

/** `approved`: it is on its way. `ready`: this was one of several approvals; `next` says whose is next. */
export type Approved = { recordId: string; state: "approved"; docNo: string } | { recordId: string; state: "ready"; next: { role: Role } };

/**
 * Approves one revision of a ready record; with the last approval its posting is queued, all or nothing. Refused where
 * the record moved meanwhile (and says what moved), where rules hold it now, where the source has sent a change, and
 * to whoever corrected its value.
 */
export async function approveRecord(ctx: Context, input: ApproveInput): Promise<Result<Approved, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const record = await lockRecord(tx, ctx.company, input.recordId);
    if (record === null) return err({ code: "not-found" });
    if (record.revision !== input.revision) return err({ code: "changed-meanwhile", moved: await findMoved(tx, ctx.company, record, input.revision) });
    if (record.state !== "ready") return err({ code: "not-in-this-state", state: record.state });

    const steps = await nextApproval(tx, ctx, record);
    if (!steps.ok) return steps;
    const refusal = await findObstacle(tx, ctx, record);
    if (refusal !== null) return err(refusal);

    const { actor, step, next } = steps.value;
    await insertApproval(tx, ctx.company, { recordId: record.id, revision: record.revision, step, role: actor.role, userId: actor.id, userName: actor.name });
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    if (next !== null) {
      await writeAudit(tx, ctx, { type: "record.approved-in-part", recordId: record.id, revision: record.revision, new: { step: step + 1, next } });
      return ok({ recordId: record.id, state: "ready", next: { role: next } });
    }
    if (!(await moveState(tx, ctx.company, record, "approved"))) throw new Error("a locked record was moved by somebody else");
    const docNo = await queuePosting(tx, ctx, record);
    await writeAudit(tx, ctx, { type: "record.approved", recordId: record.id, revision: record.revision, new: { docNo, digest: digestOf(record.document) } });
    return ok({ recordId: record.id, state: "approved", docNo });
  });
}

/** Whether the actor may give the record's next approval, which one that is, and whose comes after it. */
export async function nextApproval(
  tx: Tx,
  ctx: Context,
  record: StoredRecord,
): Promise<Result<{ actor: { id: string; name: string; role: Role }; step: number; next: Role | null }, RecordRefusal>> {
  const { actor } = ctx;
  if (actor.type !== "user") return err({ code: "wrong-role", needed: "finance" });
  const steps = stepsFor(record, await findPolicies(tx, ctx.company));
  const given = await findApprovals(tx, ctx.company, record.id, record.revision);
  const correctors = (await findValueCorrectors(tx, ctx.company, [record.id])).get(record.id) ?? new Set();
  const verdict = mayApprove(actor, steps, given, correctors);
  if (!verdict.may) return err(verdict.because === "wrong-role" ? { code: "wrong-role", needed: verdict.needed } : { code: verdict.because });
  return ok({ actor, step: verdict.step, next: verdict.isLast ? null : (steps[verdict.step + 1] ?? null) });
}

/** What stands in the way now: reference data may have moved since review, so the rules run again at the door. */
async function findObstacle(tx: Tx, ctx: Context, record: StoredRecord): Promise<RecordRefusal | null> {
  const ledger = await findLedgerProfile(tx, ctx.company);
  if (ledger === null) return { code: "no-ledger" };
  if (!ledger.takes.has(record.bookAs)) return { code: "not-taken", kind: kindLabels[record.bookAs] };
  if ((await findPending(tx, ctx.company, [record.id])).has(record.id)) return { code: "change-pending" };
  const [judgement] = await judgeRecords(tx, ctx, [{ ...record, recordId: record.id }]);
  const findings = (judgement?.assessment.findings ?? []).filter(stops);
  if (findings.length > 0) return { code: "still-held", findings: findings.map(({ rule, message }) => ({ rule, message })) };
  return null;
}
