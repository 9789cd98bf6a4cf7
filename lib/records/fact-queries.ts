import type { DocumentOf, OfKind } from "#lib/canonical/document.ts";
import { malaysianDate } from "#lib/canonical/dates.ts";
import { decimal, toAmount } from "#lib/canonical/money.ts";
import { bearsValue, changesBetween } from "#lib/canonical/paths.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/prisma.ts";
import { acceptanceKey } from "#lib/rules/evaluate.ts";
import type { ApprovedFact, BurstFact, CommittedFact, Facts, HoldFact } from "#lib/rules/facts.ts";

/** The warnings accepted for these records, and those accepted for every record that asks the same. One query. */
export async function findAccepted(tx: Tx, company: number, recordIds: readonly string[]): Promise<Facts["accepted"]> {
  const ids = [...recordIds];
  const rows = await tx.$queryRaw<{ recordId: string | null; fingerprint: string }[]>`
    SELECT record_id AS "recordId", fingerprint FROM accepted_warning
    WHERE company_id = ${company} AND withdrawn_at IS NULL AND (record_id = ANY(${ids}::uuid[]) OR record_id IS NULL)`;
  return new Set(rows.map((row) => acceptanceKey(row.recordId, row.fingerprint)));
}

/** Who holds records by hand; nobody holds what is just arriving. One query. */
export async function findHeldByHand(tx: Tx, company: number, batch: readonly { recordId: string; isNew?: boolean }[]): Promise<Map<string, HoldFact>> {
  const ids = batch.filter((one) => one.isNew !== true).map((one) => one.recordId);
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<(HoldFact & { recordId: string })[]>`
    SELECT record_id AS "recordId", held_by_name AS by, until::text AS until, reason FROM manual_hold
    WHERE company_id = ${company} AND record_id = ANY(${ids}::uuid[]) AND ended_at IS NULL`;
  return new Map(rows.map(({ recordId, ...hold }) => [recordId, hold]));
}

/** What differs in each record since it was approved last, as far as it bears value. One query. */
export async function findApprovedBefore(tx: Tx, company: number, batch: readonly (OfKind & { recordId: string; isNew?: boolean })[]): Promise<Map<string, ApprovedFact>> {
  const known = batch.filter((one) => one.isNew !== true);
  if (known.length === 0) return new Map();
  const ids = known.map((one) => one.recordId);
  const rows = await tx.$queryRaw<{ recordId: string; revision: number; by: string; document: DocumentOf }[]>`
    SELECT DISTINCT ON (a.record_id) a.record_id AS "recordId", a.revision, a.user_name AS by, r.document
    FROM approval a JOIN record_revision r ON r.company_id = a.company_id AND r.record_id = a.record_id AND r.revision = a.revision
    WHERE a.company_id = ${company} AND a.record_id = ANY(${ids}::uuid[])
    ORDER BY a.record_id, a.revision DESC, a.at DESC`;
  const documents = new Map(known.map((one) => [one.recordId, one.document]));
  return new Map(rows.flatMap(({ recordId, revision, by, document }) => {
    // Without a document of its own the approved revision is the present one.
    const changes = document === null ? [] : changesBetween(document, documents.get(recordId)).filter(bearsValue).slice(0, 50);
    return changes.length === 0 ? [] : [[recordId, { revision, by, changes }] as const];
  }));
}

/** What debtors with a credit limit are to owe for invoices that are not in their balance yet, in the company's currency. One query. */
export async function findCommitted(tx: Tx, company: number, customers: Facts["customers"]): Promise<Map<string, CommittedFact[]>> {
  const codes = [...customers.values()].filter((customer) => customer.creditLimit !== null).map((customer) => customer.code);
  if (codes.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ code: string; recordId: string; total: string; rate: string | null }[]>`
    SELECT r.party_code AS code, r.id AS "recordId", r.total::text AS total, r.document->>'currencyRate' AS rate
    FROM record r JOIN customer c ON c.company_id = r.company_id AND c.code = r.party_code
    WHERE r.company_id = ${company} AND r.party_code = ANY(${codes}) AND r.book_as = 'invoice' AND r.document->>'isPaid' IS DISTINCT FROM 'true'
      AND (r.state IN ('approved', 'posting', 'unknown') OR (r.state = 'posted' AND r.state_since > c.balance_at))`;
  const amounts = rows.map(({ code, recordId, total, rate }) => ({ code, recordId, amount: toAmount(decimal(total).times(rate ?? "1")) }));
  return new Map([...Map.groupBy(amounts, (row) => row.code)].map(([code, committed]) => [code, committed.map(({ recordId, amount }) => ({ recordId, amount }))]));
}

/** The most records of the last hour that are looked at: a source that sends more than a tenth of it as a rule is not watched. */
const watched = 2000;
/** Fewer than this in an hour are no flood, whatever is set. */
const leastFlood = 10;

/**
 * Sources of a batch that sent records in the last hour, with how many an hour are usual over the last two weeks, and
 * records that came with a flood. A source without three days of history has no usual. At most three queries, each bounded.
 */
export async function findBursts(tx: Tx, ctx: Context, batch: readonly { recordId: string; sourceId: string; isNew?: boolean }[], names: ReadonlyMap<string, string>): Promise<Map<string, BurstFact>> {
  const now = ctx.now();
  const known = batch.filter((one) => one.isNew !== true).map((one) => one.recordId);
  const bursts = new Map<string, BurstFact>();
  if (known.length > 0) {
    const came = await tx.$queryRaw<{ recordId: string; data: { source: string; usual: string; day: string } }[]>`
      SELECT record_id AS "recordId", data FROM finding WHERE company_id = ${ctx.company} AND record_id = ANY(${known}::uuid[]) AND rule = 'burst' AND NOT is_fault`;
    for (const { recordId, data } of came) bursts.set(recordId, { ...data, recent: 0 });
  }
  const arriving = batch.filter((one) => one.isNew === true);
  if (arriving.length === 0) return bursts;
  const hourAgo = new Date(now.getTime() - 3_600_000);
  const rows = await tx.$queryRaw<{ sourceId: string; recent: number }[]>`
    SELECT source_id AS "sourceId", count(*)::int AS recent
    FROM (SELECT source_id FROM record WHERE company_id = ${ctx.company} AND received_at > ${hourAgo} ORDER BY received_at DESC LIMIT ${watched}) latest GROUP BY 1`;
  const stored = new Map(rows.map((row) => [row.sourceId, row.recent]));
  const recent = new Map([...Map.groupBy(arriving, (one) => one.sourceId)].map(([sourceId, ofSource]) => [sourceId, (stored.get(sourceId) ?? 0) + ofSource.length]));
  const busy = [...recent].filter(([, count]) => count > leastFlood).map(([sourceId]) => sourceId);
  if (busy.length === 0) return bursts;
  const usual = await findUsual(tx, ctx, busy);
  for (const [sourceId, count] of usual) {
    bursts.set(sourceId, { source: names.get(sourceId) ?? "The source", recent: recent.get(sourceId) ?? 0, usual: decimal(String(count)).dividedBy(14 * 24).toDecimalPlaces(1).toFixed(), day: malaysianDate(now) });
  }
  return bursts;
}

/** By company, source and hour, what was counted: hours that are over, to which nothing is added any more. Null: no history. */
const counted = new Map<string, number | null>();
const mostCounted = 1_000;

/** What each source sent in the two weeks before yesterday, to the full hour; nothing of one without history. Counted once an hour. */
async function findUsual(tx: Tx, ctx: Context, sourceIds: readonly string[]): Promise<Map<string, number>> {
  const hour = Math.floor(ctx.now().getTime() / 3_600_000) * 3_600_000;
  const keyOf = (sourceId: string) => `${ctx.company} ${sourceId} ${hour}`;
  const unknown = sourceIds.filter((sourceId) => !counted.has(keyOf(sourceId)));
  if (unknown.length > 0) {
    const [from, until, history] = [15, 1, 3].map((days) => new Date(hour - days * 86_400_000));
    const rows = await tx.$queryRaw<{ sourceId: string; count: number }[]>`
      SELECT s.id AS "sourceId", (SELECT count(*)::int FROM (
          SELECT 1 FROM record r WHERE r.company_id = ${ctx.company} AND r.source_id = s.id AND r.received_at BETWEEN ${from} AND ${until} LIMIT 70000) earlier) AS count
      FROM unnest(${unknown}::uuid[]) AS s(id)
      WHERE EXISTS (SELECT 1 FROM record r WHERE r.company_id = ${ctx.company} AND r.source_id = s.id AND r.received_at < ${history} AND r.received_at > ${from})`;
    const found = new Map(rows.map((row) => [row.sourceId, row.count]));
    // What this batch asks about stays: a source that is forgotten on the way would have no usual, and its flood would pass.
    if (counted.size > mostCounted) for (const key of counted.keys()) if (!key.endsWith(` ${hour}`)) counted.delete(key);
    for (const sourceId of unknown) counted.set(keyOf(sourceId), found.get(sourceId) ?? null);
  }
  return new Map(sourceIds.flatMap((sourceId) => {
    const count = counted.get(keyOf(sourceId)) ?? null;
    return count === null ? [] : [[sourceId, count] as const];
  }));
}
