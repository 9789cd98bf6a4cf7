import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { copyApprovals } from "./store.ts";

/**
 * Lets the approvals of one revision stand for the next, where nothing that was approved has moved: no amount, quantity,
 * price, tax, date or party (design: "Approval", asked again in proportion). In the transaction that makes the revision.
 */
export async function keepApprovals(tx: Tx, ctx: Context, kept: { recordId: string; from: number; to: number }): Promise<void> {
  await copyApprovals(tx, ctx.company, kept);
}
