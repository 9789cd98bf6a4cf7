import { z } from "zod";
import { reopenApproval } from "#lib/approval/reopen-approval.ts";
import { openStates } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { findMoved } from "#lib/records/find-moved.ts";
import type { RecordRefusal } from "#lib/records/refusal.ts";
import { lockRecord, type StoredRecord } from "#lib/records/store.ts";
import { err, ok, type Result } from "#lib/result.ts";

/** What every verb on a record is told: which one, and the revision that the person looked at. */
export const recordInput = z.object({ recordId: z.uuid(), revision: z.number().int().min(1) });
export type RecordInput = z.infer<typeof recordInput>;

/** The record, locked, if it is still as the person saw it. */
export async function lockAsSeen(tx: Tx, ctx: Context, input: RecordInput): Promise<Result<StoredRecord, RecordRefusal>> {
  const record = await lockRecord(tx, ctx.company, input.recordId);
  if (record === null) return err({ code: "not-found" });
  if (record.revision !== input.revision) {
    return err({ code: "changed-meanwhile", moved: await findMoved(tx, ctx.company, record, input.revision) });
  }
  return ok(record);
}

/** The same, open for change. An edit after approval re-opens the approval; what is on its way or posted is no longer edited. */
export async function lockForChange(tx: Tx, ctx: Context, input: RecordInput): Promise<Result<StoredRecord, RecordRefusal>> {
  const seen = await lockAsSeen(tx, ctx, input);
  if (!seen.ok) return seen;
  const record = seen.value;
  if (openStates.includes(record.state)) return seen;
  if (await reopenApproval(tx, ctx, record, "The document was edited after approval")) return ok({ ...record, state: "ready" });
  return err({ code: "not-in-this-state", state: record.state });
}
