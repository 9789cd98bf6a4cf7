import type { Db } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { bulkJob } from "./jobs.ts";
import { findStalled } from "./store.ts";

/** A run that says nothing for so long has lost whoever worked on it. */
const silentMs = 60_000;

/** Has runs that were left in the middle go on, in every company; for the worker's watch. */
export async function resumeBulk(db: Db, now: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const stalled = await findStalled(tx, new Date(now.getTime() - silentMs));
    for (const { company, runId } of stalled) await enqueue(tx, bulkJob, { company, runId }, { oncePerSeconds: silentMs / 1000 });
    return stalled.length;
  });
}
