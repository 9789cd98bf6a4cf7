import { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import { plainText } from "#lib/canonical/plain-text.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import { insertAcceptance } from "#lib/records/acceptances-store.ts";
import { judgeRecords } from "#lib/records/judge-records.ts";
import { recordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { rejudgeRecord } from "#lib/records/rejudge-record.ts";
import { askRecheck } from "#lib/rechecks/ask-recheck.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { ruleName } from "#lib/rules/catalog.ts";
import { lockForChange } from "./lock-for-change.ts";

export const acceptWarningInput = recordInput.extend({
  rule: z.string().min(1).max(100),
  /** Of the finding that the person looked at: another one is another question. */
  fingerprint: z.string().min(1).max(100),
  reason: plainText.trim().min(1, "Say why it is right all the same.").max(1000),
});
export type AcceptWarningInput = z.input<typeof acceptWarningInput>;
export type AcceptedWarning = { recordId: string; state: RecordState; acceptanceId: string };

/**
 * Accepts a warning of a record, with a reason: it stops no longer until the finding is another one. A warning that many
 * records share (burst) is accepted for all of them, which are checked again in the background. Refused where the
 * finding is no longer what the person saw, and where it is no warning.
 */
export async function acceptWarning(ctx: Context, input: AcceptWarningInput): Promise<Result<AcceptedWarning, RecordRefusal>> {
  return ctx.db.$transaction(async (tx) => {
    const { actor } = ctx;
    if (actor.type !== "user") return err({ code: "wrong-role", needed: "finance" });
    const locked = await lockForChange(tx, ctx, input);
    if (!locked.ok) return locked;
    const record = locked.value;
    const [judgement] = await judgeRecords(tx, ctx, [{ ...record, recordId: record.id }]);
    const finding = judgement?.assessment.findings.find((one) => one.rule === input.rule && one.fingerprint === input.fingerprint);
    if (finding === undefined) return err({ code: "finding-changed" });
    if (finding.isAccepted) return err({ code: "no-change" });
    const acceptanceId = await insertAcceptance(tx, ctx.company, {
      recordId: finding.isShared ? null : record.id, rule: finding.rule, fingerprint: input.fingerprint, message: finding.message, reason: input.reason,
      by: { id: actor.id, name: actor.name }, at: ctx.now(),
    });
    const { state, holds } = await rejudgeRecord(tx, ctx, record);
    await writeAudit(tx, ctx, {
      type: "record.warning-accepted", recordId: record.id, revision: record.revision,
      old: { state: record.state, holds: record.holds }, new: { state, holds, rule: finding.rule, message: finding.message }, reason: input.reason,
    });
    if (finding.isShared) await askRecheck(tx, ctx, { by: "rule", rules: [finding.rule] }, `${actor.name} accepted "${ruleName(finding.rule)}" for all of them`);
    await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
    return ok({ recordId: record.id, state, acceptanceId });
  });
}
