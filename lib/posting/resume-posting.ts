import type { Context } from "#lib/context.ts";
import type { Db } from "#lib/db/prisma.ts";
import { postApproved } from "./post-approved.ts";
import { findForgottenWork } from "./due-store.ts";

/**
 * Posts for every company that has something due while nobody holds its book, all of them at once: its job was lost with
 * its worker, or still counts as running there. It does not go through the job queue, which a dead worker's job may block.
 * Settles when all are through, and says how many there were.
 */
export async function resumePosting(db: Db, contextOf: (company: number) => Context, now: Date, isEnding?: () => boolean): Promise<number> {
  const companies = await findForgottenWork(db, now);
  await Promise.all(companies.map((company) => postApproved(contextOf(company), isEnding)));
  return companies.length;
}
