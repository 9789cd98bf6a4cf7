import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { revokeApprovals } from "./store.ts";

/** Takes back the approvals that stand for a locked record, where something other than its document has changed so that they no longer count. */
export async function dropApprovals(tx: Tx, ctx: Context, recordId: string): Promise<void> {
  await revokeApprovals(tx, ctx.company, recordId, ctx.now());
}
