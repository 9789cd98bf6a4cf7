import type { Db } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { refreshReferenceJob } from "#lib/reference/jobs.ts";
import { findOpenConnections } from "./store.ts";

/** A mirror is read anew this often. */
const everySeconds = 3600;

/** Asks for a fresh mirror of every open account book; once an hour each, however many workers ask. */
export async function askForRefresh(db: Db): Promise<number> {
  return db.$transaction(async (tx) => {
    const companies = await findOpenConnections(tx);
    for (const company of companies) await enqueue(tx, refreshReferenceJob, { company }, { oncePerSeconds: everySeconds });
    return companies.length;
  });
}
