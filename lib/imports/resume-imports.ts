import type { Db } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { importJob } from "./jobs.ts";
import { findStalled } from "./store.ts";

/** An import that says nothing for so long has lost whoever worked on it. */
const silentMs = 90_000;

/** Has imports that were left in the middle go on: their job may have been lost with its worker, or with a command. */
export async function resumeImports(db: Db, now: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const stalled = await findStalled(tx, new Date(now.getTime() - silentMs));
    for (const { company, importId } of stalled) await enqueue(tx, importJob, { company, importId }, { oncePerSeconds: silentMs / 1000 });
    return stalled.length;
  });
}
