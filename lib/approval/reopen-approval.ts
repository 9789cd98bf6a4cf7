import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { withdrawPosting } from "#lib/posting/withdraw-posting.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { moveState } from "#lib/records/write-records.ts";
import { revokeApprovals } from "./store.ts";

/**
 * Takes an approved record back to ready before it is sent, with its approvals revoked and its posting withdrawn.
 * False where it is no longer merely approved: then it is on its way to the ledger or there.
 */
export async function reopenApproval(
  tx: Tx,
  ctx: Context,
  record: Pick<StoredRecord, "id" | "state" | "revision">,
  reason: string,
): Promise<boolean> {
  if (record.state !== "approved" || !(await moveState(tx, ctx.company, record, "ready"))) return false;
  await revokeApprovals(tx, ctx.company, record.id, ctx.now());
  await withdrawPosting(tx, ctx, record.id);
  await writeAudit(tx, ctx, { type: "approval.reopened", recordId: record.id, revision: record.revision, reason });
  return true;
}
