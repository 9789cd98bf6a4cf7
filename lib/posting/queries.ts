import type { Context } from "#lib/context.ts";
import { readRow, readRows } from "#lib/db/sql.ts";

/** How many documents wait to be sent or voided, and how much they come to. Amounts are decimal text. */
export type Waits = { count: number; sums: { currency: string; total: string }[] };

/** Why nothing is being posted for the whole company. Instants are ISO 8601 in UTC. */
export type LedgerNotice = { waits: Waits } & (
  /** AutoCount turned the key away; it is looked at again at `nextAt`, or only when a person has set the connection again. */
  | { kind: "stopped"; reason: string | null; since: string; nextAt: string | null }
  /** AutoCount cannot be reached, or asked for fewer calls: it is tried again by itself. `since`: the breaker's opening, or the oldest document that waits. */
  | { kind: "waiting"; reason: string | null; since: string; nextAt: string; isOutage: boolean }
  /** Somebody holds everything back. */
  | { kind: "paused"; reason: string; since: string; by: string }
);

/** A wait is told once a document has waited this long; shorter ones belong to ordinary work. */
const patienceMs = 60_000;

type Stand = {
  state: string; stopReason: string | null; stoppedAt: string; waitUntil: string | null; waitReason: string | null; oldest: string | null;
  openedAt: string | null; probeAt: string | null; pausedAt: string | null; pausedBy: string | null; pauseReason: string | null;
};

/** What every page has to say about the company's ledger; null where posting goes its way. One query by primary key, one more where there is something to say. */
export async function findLedgerNotice(ctx: Pick<Context, "company" | "now">): Promise<LedgerNotice | null> {
  const [row] = await readRows<Stand>(
    `SELECT c.state, c.stop_reason AS "stopReason", c.updated_at AS "stoppedAt", c.wait_until AS "waitUntil", c.wait_reason AS "waitReason",
            l.opened_at AS "openedAt", l.probe_at AS "probeAt", l.paused_at AS "pausedAt", l.paused_by_name AS "pausedBy", l.pause_reason AS "pauseReason",
            CASE WHEN c.wait_until IS NOT NULL THEN (
              SELECT min(oldest.queued_at)
                FROM unnest('{queued,sending,unknown,voiding,void-unknown}'::text[]) AS pending(state)
               CROSS JOIN LATERAL (SELECT queued_at FROM posting p WHERE p.company_id = $1 AND p.state = pending.state ORDER BY p.queued_at, p.id LIMIT 1) oldest
            ) END AS oldest
       FROM ledger_connection c LEFT JOIN posting_line l ON l.company_id = c.company_id WHERE c.company_id = $1`,
    [ctx.company],
    { prepared: true },
  );
  const notice = row === undefined ? null : noticeOf(row, ctx.now());
  return notice && { ...notice, waits: await countWaiting(ctx) };
}

function noticeOf(row: Stand, now: Date): WithoutWaits<LedgerNotice> | null {
  if (row.state === "stopped") return { kind: "stopped", reason: row.stopReason, since: row.stoppedAt, nextAt: row.probeAt };
  if (row.pausedAt !== null) return { kind: "paused", reason: row.pauseReason ?? "", since: row.pausedAt, by: row.pausedBy ?? "" };
  if (row.waitUntil === null) return null;
  const told = { kind: "waiting", reason: row.waitReason, nextAt: row.waitUntil } as const;
  if (row.openedAt !== null) return { ...told, since: row.openedAt, isOutage: true };
  if (row.oldest === null || now.getTime() - Date.parse(row.oldest) < patienceMs) return null;
  return { ...told, since: new Date(row.oldest).toISOString(), isOutage: false };
}

type WithoutWaits<Notice> = Notice extends unknown ? Omit<Notice, "waits"> : never;

/** What waits to be sent or voided, by currency. */
export async function countWaiting({ company }: Pick<Context, "company">): Promise<Waits> {
  const { count, sums } = await readRow<Waits>(
    `SELECT coalesce(sum(one.count), 0)::int AS count, coalesce(json_agg(json_build_object('currency', one.currency, 'total', one.total::text) ORDER BY one.currency)
              FILTER (WHERE one.currency <> ''), '[]') AS sums
       FROM (SELECT r.currency, count(*) AS count, sum(r.total) AS total FROM posting p JOIN record r ON r.company_id = p.company_id AND r.id = p.record_id
              WHERE p.company_id = $1 AND p.state IN ('queued', 'sending', 'unknown', 'voiding', 'void-unknown') GROUP BY r.currency) one`,
    [company],
    { prepared: true },
  );
  return { count, sums };
}
