import { approvalsStand } from "#lib/approval/approvals-stand.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { queuePosting } from "#lib/posting/queue-posting.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { moveState } from "#lib/records/write-records.ts";

/** Queues a locked record that is ready and whose very revision has all its approvals; returns where the record is then. */
export async function sendIfApproved(tx: Tx, ctx: Context, record: StoredRecord): Promise<RecordState> {
  if (record.state !== "ready" || !(await approvalsStand(tx, ctx, record))) return record.state;
  if (!(await moveState(tx, ctx.company, record, "approved"))) throw new Error("a locked record was moved by somebody else");
  await queuePosting(tx, ctx, record);
  return "approved";
}
