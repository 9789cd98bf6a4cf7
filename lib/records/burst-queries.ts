import { malaysianDate } from "#lib/canonical/dates.ts";
import type { OfKind } from "#lib/canonical/document.ts";
import { sideOf, worthOf } from "#lib/canonical/facets.ts";
import { salesKinds } from "#lib/canonical/kinds.ts";
import { compareDecimals, decimal, isZero, toAmount } from "#lib/canonical/money.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import type { BurstFact } from "#lib/rules/facts.ts";

/** The most records of the last hour that are looked at: a source that sends more than a tenth of it as a rule is not watched. */
const watched = 2000;
/** Fewer than this in an hour are no flood, whatever is set; of fewer amounts none is in the middle. */
const leastFlood = 10;

type Arriving = OfKind & { recordId: string; sourceId: string; isNew?: boolean };
type Asked = { names: ReadonlyMap<string, string>; baseCurrency: string };

/**
 * What the sources of a batch sent in the last hour beside what is usual over the last two weeks (records, new customers, the
 * amount in the middle), by source id, and the floods that known records came with, by record id. A source without three days
 * of history has no usual. At most four queries, each bounded.
 */
export async function findBursts(tx: Tx, ctx: Context, batch: readonly Arriving[], { names, baseCurrency }: Asked): Promise<Map<string, BurstFact[]>> {
  const bursts = await findFloods(tx, ctx.company, batch.filter((one) => one.isNew !== true).map((one) => one.recordId));
  const arriving = batch.filter((one) => one.isNew === true);
  if (arriving.length === 0) return bursts;
  const hourAgo = new Date(ctx.now().getTime() - 3_600_000);
  const rows = await tx.$queryRaw<{ sourceId: string; recent: number }[]>`
    SELECT source_id AS "sourceId", count(*)::int AS recent
    FROM (SELECT source_id FROM record WHERE company_id = ${ctx.company} AND received_at > ${hourAgo} ORDER BY received_at DESC LIMIT ${watched}) latest GROUP BY 1`;
  const stored = new Map(rows.map((row) => [row.sourceId, row.recent]));
  const bySource = Map.groupBy(arriving, (one) => one.sourceId);
  const recent = new Map([...bySource].map(([sourceId, own]) => [sourceId, (stored.get(sourceId) ?? 0) + own.length]));
  const usual = await findUsual(tx, ctx, [...recent].filter(([, count]) => count > leastFlood).map(([sourceId]) => sourceId), baseCurrency);
  if (usual.size === 0) return bursts;
  const since = await findRecent(tx, ctx.company, [...usual.keys()], hourAgo, baseCurrency);
  const day = malaysianDate(ctx.now());
  for (const [sourceId, { count, newcomers, price }] of usual) {
    const [own, before, source] = [bySource.get(sourceId) ?? [], since.get(sourceId), names.get(sourceId) ?? "The source"];
    const facts: BurstFact[] = [
      { what: "volume", source, recent: String(recent.get(sourceId) ?? 0), usual: anHour(count), day },
      { what: "customers", source, recent: String((before?.newcomers ?? 0) + own.filter(isStranger).length), usual: anHour(newcomers), day },
    ];
    const middle = middleOf(own, baseCurrency) ?? before?.price ?? null;
    if (price !== null && middle !== null) facts.push({ what: "price", source, recent: toAmount(middle), usual: toAmount(price), day });
    bursts.set(sourceId, facts);
  }
  return bursts;
}

async function findFloods(tx: Tx, company: number, recordIds: readonly string[]): Promise<Map<string, BurstFact[]>> {
  if (recordIds.length === 0) return new Map();
  const ids = [...recordIds];
  const came = await tx.$queryRaw<{ recordId: string; data: Pick<BurstFact, "source" | "usual" | "day"> & { what?: BurstFact["what"] } }[]>`
    SELECT record_id AS "recordId", data FROM finding WHERE company_id = ${company} AND record_id = ANY(${ids}::uuid[]) AND rule = 'burst' AND NOT is_fault ORDER BY record_id, seq`;
  const floods = came.map(({ recordId, data: { what = "volume", source, usual, day } }) => ({ recordId, fact: { what, source, usual, day, recent: "0" } }));
  return new Map([...Map.groupBy(floods, (one) => one.recordId)].map(([id, own]) => [id, own.map(({ fact }) => fact)]));
}

/** Of sources that may have a flood: the new customers of the last hour, and the amount in the middle where there are enough. One query. */
async function findRecent(tx: Tx, company: number, sourceIds: readonly string[], hourAgo: Date, baseCurrency: string): Promise<Map<string, { newcomers: number; price: string | null }>> {
  const [ids, sales] = [[...sourceIds], [...salesKinds]];
  const rows = await tx.$queryRaw<{ sourceId: string; newcomers: number; price: string | null; priced: number }[]>`
    SELECT source_id AS "sourceId", count(*) FILTER (WHERE kind = ANY(${sales}) AND party_code IS NULL)::int AS newcomers,
      count(*) FILTER (WHERE currency = ${baseCurrency} AND total > 0)::int AS priced,
      (percentile_disc(0.5) WITHIN GROUP (ORDER BY total) FILTER (WHERE currency = ${baseCurrency} AND total > 0))::text AS price
    FROM (SELECT source_id, kind, party_code, currency, total FROM record
      WHERE company_id = ${company} AND received_at > ${hourAgo} AND source_id = ANY(${ids}::uuid[]) ORDER BY received_at DESC LIMIT ${watched}) latest GROUP BY 1`;
  return new Map(rows.map(({ sourceId, newcomers, price, priced }) => [sourceId, { newcomers, price: priced < leastFlood ? null : price }]));
}

function isStranger(one: Arriving): boolean {
  const side = sideOf(one);
  return side?.list === "customer" && side.party.code === null;
}

function middleOf(own: readonly Arriving[], baseCurrency: string): string | null {
  const totals = own.flatMap((one) => {
    const worth = worthOf(one);
    return worth === null || worth.currency !== baseCurrency || isZero(worth.total) ? [] : [worth.total];
  });
  return totals.length < leastFlood ? null : (totals.toSorted(compareDecimals)[Math.floor((totals.length - 1) / 2)] ?? null);
}

const hours = 14 * 24;
function anHour(count: number): string {
  return decimal(String(count)).dividedBy(hours).toDecimalPlaces(1).toFixed();
}

/** What a source sent in two weeks: records, customers that were new, and the amount in the middle; null where there were too few. */
type Usual = { count: number; newcomers: number; price: string | null };

/** By company, source and hour, what was counted: hours that are over, to which nothing is added any more. Null: no history. */
const counted = new Map<string, Usual | null>();
const mostCounted = 1_000;
/** How many amounts are looked at for the one in the middle. */
const amountsSeen = 500;

/** What each source sent in the two weeks before yesterday, to the full hour; nothing of one without history. Counted once an hour. */
async function findUsual(tx: Tx, ctx: Context, sourceIds: readonly string[], baseCurrency: string): Promise<Map<string, Usual>> {
  const hour = Math.floor(ctx.now().getTime() / 3_600_000) * 3_600_000;
  const keyOf = (sourceId: string) => `${ctx.company} ${sourceId} ${hour}`;
  const unknown = sourceIds.filter((sourceId) => !counted.has(keyOf(sourceId)));
  if (unknown.length > 0) {
    const [from, until, history] = [15, 1, 3].map((days) => new Date(hour - days * 86_400_000));
    // Whoever was answered as a customer of the source in that time was new.
    const rows = await tx.$queryRaw<(Usual & { sourceId: string; priced: number })[]>`
      SELECT s.id AS "sourceId", (SELECT count(*)::int FROM (
          SELECT 1 FROM record r WHERE r.company_id = ${ctx.company} AND r.source_id = s.id AND r.received_at BETWEEN ${from} AND ${until} LIMIT 70000) earlier) AS count,
        (SELECT count(DISTINCT a.target)::int FROM alias a WHERE a.company_id = ${ctx.company} AND a.type = 'customer' AND a.source_id = s.id AND a.taught_at BETWEEN ${from} AND ${until}) AS newcomers,
        amounts.priced, amounts.price
      FROM unnest(${unknown}::uuid[]) AS s(id) CROSS JOIN LATERAL (
        SELECT count(*)::int AS priced, (percentile_disc(0.5) WITHIN GROUP (ORDER BY total))::text AS price FROM (
          SELECT r.total FROM record r WHERE r.company_id = ${ctx.company} AND r.source_id = s.id AND r.received_at BETWEEN ${from} AND ${until} AND r.currency = ${baseCurrency} AND r.total > 0
          ORDER BY r.received_at DESC LIMIT ${amountsSeen}) latest) amounts
      WHERE EXISTS (SELECT 1 FROM record r WHERE r.company_id = ${ctx.company} AND r.source_id = s.id AND r.received_at < ${history} AND r.received_at > ${from})`;
    const found = new Map(rows.map(({ sourceId, count, newcomers, price, priced }) => [sourceId, { count, newcomers, price: priced < leastFlood ? null : price }]));
    // What this batch asks about stays: a source that is forgotten on the way would have no usual, and its flood would pass.
    if (counted.size > mostCounted) for (const key of counted.keys()) if (!key.endsWith(` ${hour}`)) counted.delete(key);
    for (const sourceId of unknown) counted.set(keyOf(sourceId), found.get(sourceId) ?? null);
  }
  return new Map(sourceIds.flatMap((sourceId) => {
    const usual = counted.get(keyOf(sourceId)) ?? null;
    return usual === null ? [] : [[sourceId, usual] as const];
  }));
}
