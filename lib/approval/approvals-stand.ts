import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { StoredRecord } from "#lib/records/stored-record.ts";
import { stepsFor } from "./policy.ts";
import { findApprovals, findPolicies } from "./store.ts";

/** Whether this very revision has all the approvals that the company's policy asks for. */
export async function approvalsStand(tx: Tx, ctx: Context, record: Pick<StoredRecord, "id" | "kind" | "revision" | "document">): Promise<boolean> {
  const steps = stepsFor(record, await findPolicies(tx, ctx.company));
  return (await findApprovals(tx, ctx.company, record.id, record.revision)).length >= steps.length;
}
