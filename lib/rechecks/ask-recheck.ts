import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { recheckJob, type RecheckScope } from "#lib/rechecks/jobs.ts";
import { insertRun } from "./store.ts";

/**
 * Has the records that a change can touch checked again in the background, in the caller's transaction. The run shows its
 * progress, and each record that it releases tells what released it: `cause`, a sentence without its full stop.
 * `answeredBy`: whose answer it is, who then counts as the corrector of what it fills in.
 */
export async function askRecheck(tx: Tx, ctx: Context, scope: RecheckScope, cause: string, answeredBy: { id: string; name: string } | null = null): Promise<string> {
  const runId = await insertRun(tx, ctx.company, { cause, by: ctx.actor.name, at: ctx.now() });
  await enqueue(tx, recheckJob, { company: ctx.company, scope, answeredBy, because: cause, runId });
  return runId;
}
