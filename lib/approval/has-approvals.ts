import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { findApprovals } from "./store.ts";

/** Whether somebody has approved this very revision, be it that more approvals are to come. */
export async function hasApprovals(tx: Tx, ctx: Context, record: { id: string; revision: number }): Promise<boolean> {
  return (await findApprovals(tx, ctx.company, record.id, record.revision)).length > 0;
}
