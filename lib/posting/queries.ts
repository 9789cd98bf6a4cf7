import type { Context } from "#lib/context.ts";
import { readRows } from "#lib/db/sql.ts";

/** Why nothing is being posted for the whole company. Instants are ISO 8601 in UTC. */
export type LedgerNotice =
  /** AutoCount turned the key away: nobody calls it until a person has set the connection again. */
  | { kind: "stopped"; reason: string | null; since: string }
  /** AutoCount cannot be reached, or asked for fewer calls: it is tried again by itself. `since`: the oldest document that waits. */
  | { kind: "waiting"; reason: string | null; since: string; nextAt: string };

/** A wait is told once a document has waited this long; shorter ones belong to ordinary work. */
const patienceMs = 60_000;

/** What every page has to say about the company's ledger; null where posting goes its way. One query by primary key. */
export async function findLedgerNotice(ctx: Pick<Context, "company" | "now">): Promise<LedgerNotice | null> {
  const [row] = await readRows<{ state: string; stopReason: string | null; stoppedAt: string; waitUntil: string | null; waitReason: string | null; oldest: string | null }>(
    `SELECT c.state, c.stop_reason AS "stopReason", c.updated_at AS "stoppedAt", c.wait_until AS "waitUntil", c.wait_reason AS "waitReason",
            CASE WHEN c.wait_until IS NOT NULL THEN (
              SELECT min(oldest.queued_at)
                FROM unnest('{queued,sending,unknown,voiding,void-unknown}'::text[]) AS pending(state)
               CROSS JOIN LATERAL (SELECT queued_at FROM posting p WHERE p.company_id = $1 AND p.state = pending.state ORDER BY p.queued_at, p.id LIMIT 1) oldest
            ) END AS oldest
       FROM ledger_connection c WHERE c.company_id = $1`,
    [ctx.company],
    { prepared: true },
  );
  if (row === undefined) return null;
  if (row.state === "stopped") return { kind: "stopped", reason: row.stopReason, since: asInstant(row.stoppedAt) };
  if (row.waitUntil === null || row.oldest === null) return null;
  if (ctx.now().getTime() - Date.parse(row.oldest) < patienceMs) return null;
  return { kind: "waiting", reason: row.waitReason, since: asInstant(row.oldest), nextAt: asInstant(row.waitUntil) };
}

function asInstant(text: string): string {
  return new Date(text).toISOString();
}
