import { malaysianDate } from "#lib/canonical/dates.ts";
import { systemActor } from "#lib/context.ts";
import type { Db } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { endDueHolds } from "#lib/records/holds-store.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";

/** Holds that one turn ends. */
const atOnce = 500;

/**
 * Ends every hold by hand whose day has come, in every company, and has its records checked again; the history of each that
 * moves says so. For the worker's watch. Returns how many holds ended.
 */
export async function releaseDueHolds(db: Db, now: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const ended = await endDueHolds(tx, { today: malaysianDate(now), by: systemActor.name, at: now, limit: atOnce });
    for (const [company, ofCompany] of Map.groupBy(ended, (hold) => hold.company)) {
      for (const [until, holds] of Map.groupBy(ofCompany, (hold) => hold.until)) {
        await enqueue(tx, recheckJob, { company, scope: { by: "records", recordIds: holds.map((hold) => hold.recordId) }, answeredBy: null, because: `its hold by hand ended on ${until}` });
      }
    }
    return ended.length;
  });
}
