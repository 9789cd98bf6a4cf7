import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { closeChanges, type DriftList } from "./drift-store.ts";

/** What stands for an item, debtor or creditor was answered on a record, in the caller's transaction: drift watch asks it no more. */
export async function settleDrift(tx: Tx, ctx: Context, gone: { list: DriftList; code: string }): Promise<void> {
  await closeChanges(tx, ctx.company, gone, "repointed", { id: ctx.actor.id, name: ctx.actor.name, at: ctx.now() });
}
