import { writeAudit } from "#lib/audit/write-audit.ts";
import { isLegalMove, type RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import { notify } from "#lib/db/bus.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { moveState } from "#lib/records/write-records.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { lockAsSeen, type RecordInput } from "#lib/records/lock-as-seen.ts";
import { reopenApproval } from "#lib/approval/reopen-approval.ts";
import { recheckAbout } from "./recheck-about.ts";

export type ClosedRecord = { recordId: string; state: RecordState };
type Closing = { to: RecordState; event: string; reason: string; new?: unknown };

/** Brings a record to an end with who and why, in the caller's transaction; it can be opened again. */
export async function closeRecord(tx: Tx, ctx: Context, input: RecordInput, closing: Closing): Promise<Result<ClosedRecord, RecordRefusal>> {
  const locked = await lockAsSeen(tx, ctx, input);
  if (!locked.ok) return locked;
  const isReopened = await reopenApproval(tx, ctx, locked.value, closing.reason);
  const record = isReopened ? { ...locked.value, state: "ready" as const } : locked.value;
  if (!isLegalMove(record.state, closing.to)) return err({ code: "not-in-this-state", state: record.state });
  if (!(await moveState(tx, ctx.company, record, closing.to))) throw new Error("a locked record was moved by somebody else");
  await writeAudit(tx, ctx, {
    type: closing.event, recordId: record.id, revision: record.revision, old: { state: record.state }, new: closing.new ?? { state: closing.to }, reason: closing.reason,
  });
  await recheckAbout(tx, ctx, record);
  await notify(tx, ctx.company, { topic: "records", ids: [record.id] });
  return ok({ recordId: record.id, state: closing.to });
}
