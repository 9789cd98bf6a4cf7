import { malaysianDate } from "#lib/canonical/dates.ts";
import type { Context } from "#lib/context.ts";
import { readRows } from "#lib/db/sql.ts";
import { ageBuckets } from "#lib/queues/age-buckets.ts";
import { allQueue } from "#lib/queues/all.ts";
import { filterWhere, queueWhere } from "#lib/queues/build-query.ts";
import type { FilterValues } from "#lib/queues/define-filter.ts";
import type { Queue } from "#lib/queues/define-queue.ts";
import { endedQueue } from "#lib/queues/ended.ts";
import { heldQueue } from "#lib/queues/held.ts";
import { postedQueue } from "#lib/queues/posted.ts";
import { postingQueue } from "#lib/queues/posting.ts";
import { readyQueue } from "#lib/queues/ready.ts";
import { SqlParameters } from "#lib/queues/sql-parameters.ts";
import { viewHref } from "#lib/queues/view-href.ts";
import type { Dashboard, HeldGroup, PostedDay, ValueFigure } from "./dashboard.ts";

type Reader = Pick<Context, "company" | "now">;

const daysShown = 14;
const daysOfShare = 30;

/** A number as a queue and its filters: what is counted is what the list behind it shows. */
type Asked = { queue: Queue; filters: Readonly<Record<string, string>> };

/**
 * The figures of the dashboard in four queries. Each is counted with the WHERE of the queue its link opens, so that a
 * number and its list cannot disagree; days are Malaysian days.
 */
export async function getDashboard(ctx: Reader): Promise<Dashboard> {
  const now = ctx.now();
  const [figures, heldByRule, heldBySource, postedByDay] = await Promise.all([
    countFigures(ctx, now), groupHeld(ctx, now, byRule), groupHeld(ctx, now, bySource), countPostedDays(ctx, now),
  ]);
  const { any, ...shown } = figures;
  return { ...shown, heldByRule, heldBySource, postedByDay, isNew: any.count === 0 };
}

function askedFigures(now: Date) {
  const asked = <Q extends Queue>(queue: Q, filters: FilterValues<Q["filters"]>): Asked => ({ queue, filters: filters as Asked["filters"] });
  const recent = daysBefore(now, daysOfShare - 1);
  const today = malaysianDate(now);
  return {
    held: asked(heldQueue, {}),
    ready: asked(readyQueue, {}),
    postedToday: asked(postedQueue, { postedFrom: today, postedTo: today }),
    refused: asked(heldQueue, { hold: "ledger-refused" }),
    unknown: asked(postingQueue, { state: "unknown" }),
    caught: asked(allQueue, { caught: "duplicate" }),
    caughtHeld: asked(allQueue, { caught: "duplicate", state: "held" }),
    caughtEnded: asked(endedQueue, { state: "duplicate" }),
    posted30: asked(postedQueue, { postedFrom: recent }),
    straight30: asked(postedQueue, { postedFrom: recent, hands: "straight" }),
  };
}
type FigureName = keyof ReturnType<typeof askedFigures>;

async function countFigures(ctx: Reader, now: Date): Promise<Record<FigureName | "any", ValueFigure>> {
  const asked: Record<FigureName, Asked> = askedFigures(now);
  const sql = new SqlParameters(ctx.company);
  const parts = Object.entries(asked).map(
    ([name, { queue, filters }]) =>
      `SELECT '${name}' AS name, r.currency, count(*) AS count, sum(r.total) AS total FROM record r WHERE ${queueWhere(queue, filters, sql, now)} GROUP BY r.currency`,
  );
  parts.push("(SELECT 'any', r.currency, 1, 0 FROM record r WHERE r.company_id = $1 LIMIT 1)");
  const rows = await readRows<{ name: string; currency: string; count: number; total: string }>(
    `${parts.join(" UNION ALL ")} ORDER BY name, count DESC, currency`,
    sql.values,
    { prepared: true },
  );
  const figure = (name: string, href: string): ValueFigure => {
    const mine = rows.filter((row) => row.name === name);
    return { count: mine.reduce((count, row) => count + row.count, 0), href, sums: mine.map(({ currency, total }) => ({ currency, total })) };
  };
  const named = Object.entries(asked).map(([name, { queue, filters }]) => [name, figure(name, viewHref(queue, { filters }))]);
  return Object.fromEntries([...named, ["any", figure("any", allQueue.path)]]) as Record<FigureName | "any", ValueFigure>;
}

type Grouping = { joins: string; key: string; label: string; filter: "hold" | "source" };

// A record held by two rules stands under both; by the same rule twice, once.
const byRule: Grouping = {
  joins: "CROSS JOIN LATERAL (SELECT DISTINCT unnest(r.holds) AS rule) h",
  key: "h.rule",
  label: "h.rule",
  filter: "hold",
};
const bySource: Grouping = {
  joins: "JOIN source s ON s.company_id = r.company_id AND s.id = r.source_id",
  key: "s.key",
  label: "s.name",
  filter: "source",
};

async function groupHeld(ctx: Reader, now: Date, grouping: Grouping): Promise<HeldGroup[]> {
  const sql = new SqlParameters(ctx.company);
  const where = queueWhere(heldQueue, {}, sql, now);
  const ages = ageBuckets.map(({ id }) => `count(*) FILTER (WHERE ${filterWhere(heldQueue, { age: id }, sql, now).join(" AND ")}) AS "${id}"`);
  const rows = await readRows<{ key: string; label: string; count: number; oldest: string } & Record<HeldGroupAge, number>>(
    `SELECT ${grouping.key} AS key, ${grouping.label} AS label, count(*) AS count, min(r.received_at) AS oldest, ${ages.join(", ")}
       FROM record r ${grouping.joins} WHERE ${where} GROUP BY ${grouping.key}, ${grouping.label} ORDER BY count(*) DESC, ${grouping.key}`,
    sql.values,
    { prepared: true },
  );
  return rows.map((row) => {
    const mine = { [grouping.filter]: row.key };
    const byAge = ageBuckets.map(({ id }) => [id, { count: row[id], href: viewHref(heldQueue, { filters: { ...mine, age: id } }) }]);
    return {
      key: row.key,
      label: row.label,
      count: row.count,
      href: viewHref(heldQueue, { filters: mine }),
      oldest: row.oldest,
      byAge: Object.fromEntries(byAge) as HeldGroup["byAge"],
    };
  });
}
type HeldGroupAge = keyof HeldGroup["byAge"];

async function countPostedDays(ctx: Reader, now: Date): Promise<PostedDay[]> {
  const sql = new SqlParameters(ctx.company);
  const where = queueWhere(postedQueue, { postedFrom: daysBefore(now, daysShown - 1) }, sql, now);
  const straight = filterWhere(postedQueue, { hands: "straight" }, sql, now).join(" AND ");
  const rows = await readRows<{ day: string; count: number; straight: number }>(
    `SELECT (r.state_since AT TIME ZONE 'Asia/Kuala_Lumpur')::date AS day, count(*) AS count, count(*) FILTER (WHERE ${straight}) AS straight
       FROM record r WHERE ${where} GROUP BY 1`,
    sql.values,
    { prepared: true },
  );
  return Array.from({ length: daysShown }, (_, index) => {
    const day = daysBefore(now, daysShown - 1 - index);
    const { count, straight } = rows.find((row) => row.day === day) ?? { count: 0, straight: 0 };
    return { day, count, straight, corrected: count - straight, href: viewHref(postedQueue, { filters: { postedFrom: day, postedTo: day } }) };
  });
}

function daysBefore(now: Date, days: number): string {
  return malaysianDate(new Date(now.getTime() - days * 24 * 60 * 60 * 1000));
}
