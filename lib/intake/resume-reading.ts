import type { Db } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { readDeliveriesJob } from "./jobs.ts";
import { findUnread } from "./store.ts";

/** A delivery this old that nobody has read was left behind: its reader died between storing and reading. */
const leftBehindMs = 60_000;

/** Queues the reading of deliveries that were stored and then forgotten, of all companies. What was acknowledged is never lost. */
export async function resumeReading(db: Db, now: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const unread = await findUnread(tx, new Date(now.getTime() - leftBehindMs), 1000);
    for (const delivery of unread) await enqueue(tx, readDeliveriesJob, delivery);
    return unread.length;
  });
}
