import { reopenApproval } from "#lib/approval/reopen-approval.ts";
import { openStates } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { lockAsSeen, type RecordInput } from "#lib/records/lock-as-seen.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { err, ok, type Result } from "#lib/result.ts";

/** The record, locked, if it is still as the person saw it and open for change. An edit after approval re-opens the approval; what is on its way or posted is no longer edited. */
export async function lockForChange(tx: Tx, ctx: Context, input: RecordInput): Promise<Result<StoredRecord, RecordRefusal>> {
  const seen = await lockAsSeen(tx, ctx, input);
  if (!seen.ok) return seen;
  const record = seen.value;
  if (openStates.includes(record.state)) return seen;
  if (await reopenApproval(tx, ctx, record, "The document was edited after approval")) return ok({ ...record, state: "ready" });
  return err({ code: "not-in-this-state", state: record.state });
}
