import type { Context } from "#lib/context.ts";
import { readRow } from "#lib/db/sql.ts";

/** How pulling of a source stands, for its screen. */
export type PullStanding = {
  hasCredentials: boolean;
  waiting: number;
  /** ISO 8601; null where nothing waits. */
  oldestAskedAt: string | null;
  failed: number;
  /** Why nothing is asked at the moment, in a sentence; null where all is well. */
  problem: string | null;
  isStopped: boolean;
  waitUntil: string | null;
  /** Every change up to here was looked for. */
  sweptUntil: string | null;
  /** The last thing that could not be pulled, and why. */
  lastProblem: { externalId: string; problem: string } | null;
};

/** One query over the index of the source. Throws where the company has no such source. */
export async function findPullStanding(ctx: Pick<Context, "company">, sourceId: string): Promise<PullStanding> {
  return readRow<PullStanding>(
    `SELECT s.credentials IS NOT NULL AS "hasCredentials", w.waiting, w.oldest AS "oldestAskedAt", w.failed, p.problem, p.wait_until AS "waitUntil", p.swept_until AS "sweptUntil",
            COALESCE(p.stopped_for = encode(sha256(s.credentials), 'hex'), false) AS "isStopped",
            (SELECT json_build_object('externalId', x.external_id, 'problem', x.problem) FROM pull x
              WHERE x.company_id = s.company_id AND x.source_id = s.id AND x.state IN ('queued', 'failed') AND x.problem IS NOT NULL ORDER BY x.asked_at DESC LIMIT 1) AS "lastProblem"
       FROM source s LEFT JOIN pull_source p ON p.company_id = s.company_id AND p.source_id = s.id
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE q.state <> 'failed') AS waiting, min(q.asked_at) FILTER (WHERE q.state <> 'failed') AS oldest, count(*) FILTER (WHERE q.state = 'failed') AS failed
          FROM pull q WHERE q.company_id = s.company_id AND q.source_id = s.id AND q.state IN ('queued', 'pulling', 'failed')) w
      WHERE s.company_id = $1 AND s.id = $2::uuid`,
    [ctx.company, sourceId],
    { prepared: true },
  );
}
