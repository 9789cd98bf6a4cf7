import { malaysianDate } from "#lib/canonical/dates.ts";
import type { Db } from "#lib/db/prisma.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";
import { rules } from "#lib/rules/registry.ts";

/** Companies that one turn looks at. */
const atOnce = 500;

/**
 * When the Malaysian day changes, has what is held by rules that go by today's date checked again, once per day and company:
 * a document dated ahead goes on when its date is near enough, and no fix offers to date it yesterday. For the worker's watch;
 * any number of workers may ask. Returns how many companies began their day.
 */
export async function beginDay(db: Db, now: Date): Promise<number> {
  const today = malaysianDate(now);
  return db.$transaction(async (tx) => {
    const begun = await tx.$queryRaw<{ id: number }[]>`
      WITH due AS (
        SELECT id FROM company WHERE day_checked_on IS NULL OR day_checked_on < ${today}::date ORDER BY id LIMIT ${atOnce} FOR NO KEY UPDATE SKIP LOCKED
      )
      UPDATE company c SET day_checked_on = ${today}::date FROM due WHERE c.id = due.id RETURNING c.id`;
    for (const { id: company } of begun) {
      for (const [because, ids] of asked) await enqueue(tx, recheckJob, { company, scope: { by: "rule", rules: ids }, answeredBy: null, because });
    }
    return begun.length;
  });
}

/** The rules to be asked again, by what their records' histories then say. */
const asked = [...Map.groupBy(rules.filter(({ onNewDay }) => onNewDay !== undefined && onNewDay !== "stays"), ({ onNewDay }) => onNewDay ?? "")].map(
  ([because, ofDay]) => [because, ofDay.map(({ id }) => id)] as const,
);
