import type { z } from "zod";
import { writeAudit } from "#lib/audit/write-audit.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { readAgainJob } from "./jobs.ts";
import { rereadingScope, type RereadingScope } from "./scope.ts";
import { countInScope, insertRereading } from "./store.ts";

export const askReadAgainInput = rereadingScope;
export type AskedReadAgain = { rereadingId: string; total: number };

/**
 * Has stored deliveries read again in the background, with their source's mapping as it is now. Records that nobody has
 * touched take what is read; for all others it is put up for a person, as with any later message of the source.
 */
export async function askReadAgain(ctx: Context, scope: z.output<typeof askReadAgainInput>): Promise<Result<AskedReadAgain, { code: "nothing-to-read" }>> {
  const asked = await ctx.db.$transaction((tx) => queueReadAgain(tx, ctx, scope));
  return asked === null ? err({ code: "nothing-to-read" }) : ok(asked);
}

/** The same in the caller's transaction; null where there is nothing to read. */
export async function queueReadAgain(tx: Tx, ctx: Context, scope: RereadingScope): Promise<AskedReadAgain | null> {
  const total = await countInScope(tx, ctx.company, scope);
  if (total === 0) return null;
  const { actor } = ctx;
  const by = { id: actor.type === "user" ? actor.id : null, name: actor.name };
  const rereadingId = await insertRereading(tx, ctx.company, { scope, total, by, at: ctx.now() });
  await writeAudit(tx, ctx, { type: "deliveries.read-again", new: { rereadingId, scope, total } });
  await enqueue(tx, readAgainJob, { company: ctx.company, rereadingId });
  return { rereadingId, total };
}
