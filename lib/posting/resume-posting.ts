import type { Db } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { postApprovedJob } from "./jobs.ts";
import { findCompaniesWithWork } from "./store.ts";

/** Wakes the posting of every company that has something due: the job may have been lost with its worker. */
export async function resumePosting(db: Db, now: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const companies = await findCompaniesWithWork(tx, now);
    for (const company of companies) await enqueue(tx, postApprovedJob, { company });
    return companies.length;
  });
}
