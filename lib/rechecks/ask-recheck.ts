import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { recheckJob, type RecheckScope } from "#lib/reference/jobs.ts";
import { insertRun } from "./store.ts";

/**
 * Has the records that a change can touch checked again in the background, in the caller's transaction. The run shows its
 * progress, and each record that it releases tells what released it: `cause`, a sentence without its full stop.
 */
export async function askRecheck(tx: Tx, ctx: Context, scope: RecheckScope, cause: string): Promise<string> {
  const runId = await insertRun(tx, ctx.company, { cause, by: ctx.actor.name, at: ctx.now() });
  await enqueue(tx, recheckJob, { company: ctx.company, scope, answeredBy: null, because: cause, runId });
  return runId;
}
