import type { Db } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { watchPostedJob } from "./jobs.ts";
import { findOpenConnections } from "./connection-store.ts";

/** A book is looked at for changes this often. */
const everySeconds = 600;

/** Asks for a look at what is in every open account book; once in ten minutes each, however many workers ask. */
export async function askForWatch(db: Db): Promise<number> {
  return db.$transaction(async (tx) => {
    const companies = await findOpenConnections(tx);
    for (const company of companies) await enqueue(tx, watchPostedJob, { company }, { oncePerSeconds: everySeconds });
    return companies.length;
  });
}
