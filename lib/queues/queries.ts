import type { Context } from "#lib/context.ts";
import { readRow, readRows } from "#lib/db/sql.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type ApiRecord, apiQueue, type RecordsQuery } from "./api-records.ts";
import { arrivalsQuery, type Asker, badgeCap, countCap, countQuery, countsQuery, estimateQuery, pageIdsQuery, pageQuery, placeQuery } from "./build-query.ts";
import { type Cursor, decodeCursor, encodeCursor } from "./cursor.ts";
import type { Choice, FilterValues } from "./define-filter.ts";
import type { Queue, RowOf } from "./define-queue.ts";
import { pageSize, type PagePlace, type View } from "./parse-view.ts";

type Reader = Pick<Context, "company" | "now"> & Partial<Pick<Context, "actor">>;

/** One page of a queue and the ways on from it; a way that leads nowhere is null. */
export type Page<Row> = { rows: Row[]; next: PagePlace | null; previous: PagePlace | null };

/** Rows of a company's queue as a view wants them, in one query. */
export async function listRows<Q extends Queue>(ctx: Reader, queue: Q, view: View<Q>): Promise<Page<RowOf<Q>>> {
  const page = await readPage(ctx, queue, view);
  // Whoever pages back to the top meets fewer rows than fit: show the first page, whole.
  if (view.page.to === "before" && page.previous === null && page.rows.length < view.limit) {
    return readPage(ctx, queue, { ...view, page: { to: "first" } });
  }
  return page;
}

/** All that a page of a queue shows: rows and their count, and what the company has to filter by. */
export type QueuePage<Row> = { page: Page<Row>; count: CappedCount; choices: CompanyChoices; now: string };

export async function getQueuePage<Q extends Queue>(ctx: Reader, queue: Q, view: View<Q>): Promise<QueuePage<RowOf<Q>>> {
  const now = ctx.now().toISOString();
  const [page, count, choices] = await Promise.all([listRows(ctx, queue, view), countOrEstimate(ctx, queue, view.filters), listChoices(ctx)]);
  return { page, count, choices, now };
}

export type CappedCount = {
  value: number;
  isCapped: boolean;
  /** How many there are by the database's statistics, rounded to two digits; only beyond the cap, and where it was asked for. */
  estimate?: number;
};

/** How many rows a queue has under these filters: exact up to 10,000, "at least so many" beyond. */
export async function countRows<Q extends Queue>(ctx: Reader, queue: Q, filters: FilterValues<Q["filters"]>): Promise<CappedCount> {
  const { text, values } = countQuery(queue, filters, asker(ctx));
  const { count } = await readRow<{ count: number }>(text, values, { prepared: isBare(filters) });
  return capped(count, countCap);
}

/** The same, and beyond the cap what the database's statistics say: an estimate, never less than what was counted. */
export async function countOrEstimate<Q extends Queue>(ctx: Reader, queue: Q, filters: FilterValues<Q["filters"]>): Promise<CappedCount> {
  const count = await countRows(ctx, queue, filters);
  if (!count.isCapped) return count;
  const { text, values } = estimateQuery(queue, filters, asker(ctx));
  const { "QUERY PLAN": plans } = await readRow<{ "QUERY PLAN": { Plan: { "Plan Rows": number } }[] }>(text, values);
  const rows = plans[0]?.Plan["Plan Rows"] ?? 0;
  return { ...count, estimate: Math.max(count.value, Number(rows.toPrecision(2))) };
}

/** The counts of several queues, unfiltered, by their ids, in one query: exact up to 999, "at least so many" beyond. */
export async function countQueues(ctx: Reader, queues: readonly Queue[]): Promise<Record<string, CappedCount>> {
  const { text, values } = countsQuery(queues, asker(ctx));
  const row = await readRow<Record<string, number>>(text, values, { prepared: true });
  return Object.fromEntries(Object.entries(row).map(([id, count]) => [id, capped(count, badgeCap)]));
}

/**
 * The records before and after one, in the filter and order of a view: for "next" on the record screen. Works by the
 * place the record has in the order, so also when it has just left the queue. Null where there is none, or no such record.
 * `page`: the page of the list to come back to. It is the view's own as long as the record stands there.
 */
export async function neighbours<Q extends Queue>(
  ctx: Reader,
  queue: Q,
  view: View<Q>,
  recordId: string,
): Promise<{ previous: string | null; next: string | null; page: PagePlace }> {
  const { text, values } = placeQuery(queue, view, recordId, asker(ctx));
  const [place] = await readRows<{ value: string | null; isIn: boolean }>(text, values, { prepared: isBare(view.filters) });
  if (!place) return { previous: null, next: null, page: view.page };
  const cursor: Cursor = { sort: view.sort, value: place.value, id: recordId };
  const own = pageIdsQuery(queue, view, asker(ctx));
  const beside = async (to: "before" | "after") => {
    const one = pageQuery(queue, { ...view, page: { to, cursor }, limit: 0 }, asker(ctx));
    const [row] = await readRows<{ id: string; sortValue: string | null }>(one.text, one.values);
    return row ?? null;
  };
  const [before, after, shown] = await Promise.all([beside("before"), beside("after"), readRows<{ id: string }>(own.text, own.values)]);
  const [previous, next] = [before?.id ?? null, after?.id ?? null];
  const ids = shown.slice(0, view.limit).map(({ id }) => id);
  // What was just decided stands on no page: it goes by what stood beside it.
  const isThere = place.isIn ? ids.includes(recordId) : next === null ? shown.length <= view.limit : ids.includes(next);
  if (isThere) return { previous, next, page: view.page };
  // Else the page that begins with it, or with what follows; the last page, where nothing does.
  if (!place.isIn && next === null) return { previous, next, page: { to: "before", cursor } };
  return { previous, next, page: before === null ? { to: "first" } : { to: "after", cursor: { sort: view.sort, value: before.sortValue, id: before.id } } };
}

type ApiPage = { records: ApiRecord[]; nextCursor: string | null };

/**
 * Records for the HTTP API, in the order they came in, with what holds each. A source sees its own records only.
 * Refuses a cursor that this list did not give.
 */
export async function listRecordsForApi(
  ctx: Reader & Pick<Context, "actor">,
  { cursor: cursorText, limit = pageSize, ...filters }: RecordsQuery,
): Promise<Result<ApiPage, { code: "invalid"; issues: { path: string; message: string }[] }>> {
  const sort = apiQueue.defaultSort;
  const cursor = cursorText === undefined ? null : decodeCursor(cursorText, sort, apiQueue.columns.receivedAt.sort);
  if (cursorText !== undefined && cursor === null) {
    return err({ code: "invalid", issues: [{ path: "cursor", message: "is not a cursor of this list" }] });
  }
  const within = ctx.actor.type === "source" ? { ...filters, sourceId: ctx.actor.id } : filters;
  const { rows, next } = await listRows(ctx, apiQueue, {
    filters: within, sort, page: cursor ? { to: "after", cursor } : { to: "first" }, limit: Number(limit), ignored: [],
  });
  const holds = await listHolds(ctx, rows.map((row) => row.id));
  const records = rows.map((row): ApiRecord => ({
    id: row.id,
    externalId: row.externalId,
    kind: row.kind,
    state: row.state,
    revision: row.revision,
    holds: holds.get(row.id) ?? [],
    posting: row.docNo === null ? null : { docNo: row.docNo, docKey: row.docKey, state: row.postingState ?? "queued" },
  }));
  return ok({ records, nextCursor: next && next.to !== "first" ? encodeCursor(next.cursor) : null });
}

/** The findings that stop these records, by record, in one query. */
async function listHolds(ctx: Reader, recordIds: readonly string[]): Promise<Map<string, ApiRecord["holds"]>> {
  const holds = new Map<string, ApiRecord["holds"]>();
  if (recordIds.length === 0) return holds;
  const found = await readRows<{ recordId: string } & ApiRecord["holds"][number]>(
    `SELECT record_id AS "recordId", rule, severity, fields, message FROM finding
      WHERE company_id = $1 AND record_id = ANY($2::uuid[]) AND severity <> 'info' AND NOT is_accepted ORDER BY record_id, seq`,
    [ctx.company, recordIds],
    { prepared: true },
  );
  for (const { recordId, ...hold } of found) holds.set(recordId, [...(holds.get(recordId) ?? []), hold]);
  return holds;
}

/** What the company has to choose from in filters; values are as they stand in the URL. */
export type CompanyChoices = { sources: Choice[]; people: Choice[]; tags: Choice[] };

/** Tags that are looked at for the list of those there are. */
const tagsLookedAt = 5_000;

async function listChoices(ctx: Reader): Promise<CompanyChoices> {
  const rows = await readRows<Choice & { of: keyof CompanyChoices }>(
    `SELECT 'sources' AS of, key AS value, name AS label FROM source WHERE company_id = $1
     UNION ALL SELECT 'people', u.id::text, u.name FROM membership m JOIN "user" u ON u.id = m.user_id WHERE m.company_id = $1 AND u.disabled_at IS NULL
     UNION ALL SELECT DISTINCT 'tags', tag, tag FROM (SELECT unnest(tags) AS tag FROM record WHERE company_id = $1 AND tags <> '{}' LIMIT ${tagsLookedAt}) t
     ORDER BY label, value`,
    [ctx.company],
    { prepared: true },
  );
  const among = (name: keyof CompanyChoices): Choice[] => rows.filter(({ of }) => of === name).map(({ value, label }) => ({ value, label }));
  return { sources: among("sources"), people: among("people"), tags: among("tags") };
}

/** How many rows of a view came into their state after a moment, but for those that are shown: the "3 new" beside an open list. */
export async function countArrivals<Q extends Queue>(ctx: Reader, queue: Q, view: View<Q>, since: Date, shown: readonly string[] = []): Promise<number> {
  const { text, values } = arrivalsQuery(queue, view.filters, { since, shown }, asker(ctx));
  const { count } = await readRow<{ count: number }>(text, values, { prepared: isBare(view.filters) });
  return count;
}

async function readPage<Q extends Queue>(ctx: Reader, queue: Q, view: View<Q>): Promise<Page<RowOf<Q>>> {
  const { text, values } = pageQuery(queue, view, asker(ctx));
  const raw = await readRows<Record<string, unknown> & { id: string; sortValue: string | null }>(text, values, { prepared: isBare(view.filters) });
  const hasMore = raw.length > view.limit;
  const kept = raw.slice(0, view.limit);
  if (view.page.to === "before") kept.reverse();

  const place = (row: (typeof raw)[number] | undefined): Cursor | null => (row ? { sort: view.sort, value: row.sortValue, id: row.id } : null);
  const first = place(kept[0]);
  const last = place(kept.at(-1));
  const hasNext = view.page.to === "before" || hasMore;
  const hasPrevious = view.page.to === "before" ? hasMore : view.page.to === "after";
  return {
    rows: kept.map(({ sortValue: _, ...row }) => queue.rows.read(row) as RowOf<Q>),
    next: hasNext && last ? { to: "after", cursor: last } : null,
    previous: hasPrevious && first ? { to: "before", cursor: first } : hasPrevious ? { to: "first" } : null,
  };
}

function capped(count: number, cap: number): CappedCount {
  return count > cap ? { value: cap, isCapped: true } : { value: count, isCapped: false };
}

function asker(ctx: Reader): Asker {
  return { company: ctx.company, now: ctx.now(), me: ctx.actor?.type === "user" ? ctx.actor.id : null };
}

/** Without filters there are few texts and each is asked often: worth keeping prepared. */
function isBare(filters: object): boolean {
  return Object.keys(filters).length === 0;
}
