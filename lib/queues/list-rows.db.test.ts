import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase } from "#lib/db/test-database.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import { allQueue } from "./all.ts";
import type { Columns, Queue } from "./define-queue.ts";
import { endedQueue } from "./ended.ts";
import { heldQueue } from "./held.ts";
import { parseView, type View } from "./parse-view.ts";
import { postedQueue } from "./posted.ts";
import { queueFixtures } from "./queue-fixtures.ts";
import { countArrivals, countQueues, countRows, listRows, neighbours } from "./queries.ts";
import { readyQueue } from "./ready.ts";
import { recordQueues } from "./registry.ts";
import { viewParams } from "./view-href.ts";
import { waitingQueue } from "./waiting.ts";

const { db } = await createTestDatabase();
const now = new Date("2026-03-31T04:00:00.000Z");
const { aCompany, seedRecords } = queueFixtures(db, now);
const hour = 60 * 60 * 1000;

const numbers = (rows: { number: string }[]) => rows.map((row) => row.number);

/** Walks all pages to one side and returns what was seen, page by page. */
async function walk(ctx: { company: number; now: () => Date }, queue: Queue, sort: string, limit: number) {
  const pages: string[][] = [];
  let view = parseView(queue, { sort }, limit);
  for (;;) {
    const page = await listRows(ctx, queue, view);
    pages.push(page.rows.map((row) => (row as { id: string }).id));
    if (!page.next) return { pages, last: page, view };
    // Through the URL, as a browser goes.
    view = parseView(queue, viewParams(queue, { ...view, page: page.next }), limit);
    if (pages.length > 100) throw new Error("pages never end");
  }
}

describe("walking all pages", () => {
  // Few different values, so that ties are the rule, and NULLs where the column has them.
  const seed = fc.record({
    state: fc.constantFrom<RecordState>("waiting", "waiting", "rejected", "cancelled", "duplicate"),
    total: fc.constantFrom("0", "-5", "10.5", "10.5000", "99999999.9999"),
    party: fc.constantFrom("", "Tan", "tan", "Über", "陈"),
    number: fc.constantFrom("#1", "#2", "#10"),
    waitingFor: fc.constantFrom(null, "payment", "delivery"),
    receivedAt: fc.constantFrom(0, 1, 2, 500).map((ms) => new Date(now.getTime() - ms)),
    stateSince: fc.constantFrom(0, 1).map((ms) => new Date(now.getTime() - ms)),
    docDate: fc.constantFrom("2026-03-30", "2026-01-01"),
  });

  it("visits every row exactly once in every sort and direction, forwards and backwards, also where values are equal or missing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(seed, { minLength: 1, maxLength: 14 }), fc.integer({ min: 1, max: 5 }), async (seeds, limit) => {
        const where = await aCompany();
        const ids = await seedRecords(where, seeds);
        for (const queue of [waitingQueue, endedQueue, allQueue]) {
          const states: readonly string[] | undefined = queue.scope?.state;
          const expected = ids.filter((_, index) => states === undefined || states.includes(seeds[index]?.state ?? ""));
          for (const [column, { sort }] of Object.entries(queue.columns as Columns)) {
            if (!sort) continue;
            for (const direction of ["", "-"]) {
              const { pages, last, view } = await walk(where.ctx, queue, `${direction}${column}`, limit);
              const seen = pages.flat();
              expect(seen.toSorted(), `${queue.id} by ${direction}${column}`).toEqual(expected.toSorted());

              // And all the way back, page by page, the same rows in the same order.
              let previous = last.previous;
              for (let index = pages.length - 2; index >= 0; index--) {
                expect(previous, "there is a way back").not.toBeNull();
                const page = await listRows(where.ctx, queue, { ...view, page: previous ?? { to: "first" } });
                expect(page.rows.map((row) => (row as { id: string }).id), `back in ${queue.id} by ${direction}${column}`).toEqual(pages[index]);
                previous = page.previous;
              }
              expect(previous).toBeNull();

              // Next and previous of each record agree with the order of the list.
              for (const [position, id] of seen.entries()) {
                expect(await neighbours(where.ctx, queue, view, id)).toMatchObject({ previous: seen[position - 1] ?? null, next: seen[position + 1] ?? null });
              }
            }
          }
        }
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  it("puts missing values last in both directions", async () => {
    const where = await aCompany();
    await seedRecords(where, [
      { state: "waiting", waitingFor: null, number: "none" },
      { state: "waiting", waitingFor: "payment", number: "p" },
      { state: "waiting", waitingFor: "delivery", number: "d" },
    ]);
    const up = await listRows(where.ctx, waitingQueue, parseView(waitingQueue, { sort: "waitingFor" }));
    const down = await listRows(where.ctx, waitingQueue, parseView(waitingQueue, { sort: "-waitingFor" }));
    expect(numbers(up.rows)).toEqual(["d", "p", "none"]);
    expect(numbers(down.rows)).toEqual(["p", "d", "none"]);
  });

  it("shows the whole first page when the way back meets the top", async () => {
    const where = await aCompany();
    await seedRecords(where, [1, 2, 3, 4, 5].map((total) => ({ total: String(total), number: String(total) })));
    const first = await listRows(where.ctx, heldQueue, parseView(heldQueue, { sort: "total" }, 2));
    const second = await listRows(where.ctx, heldQueue, { ...parseView(heldQueue, { sort: "total" }, 2), page: first.next ?? { to: "first" } });
    expect(numbers(second.rows)).toEqual(["3", "4"]);
    await db.record.deleteMany({ where: { companyId: where.ctx.company, docNumber: "1" } });
    const back = await listRows(where.ctx, heldQueue, { ...parseView(heldQueue, { sort: "total" }, 2), page: second.previous ?? { to: "first" } });
    expect(numbers(back.rows)).toEqual(["2", "3"]);
    expect(back.previous).toBeNull();
  });
});

describe("filters", () => {
  let where: Awaited<ReturnType<typeof aCompany>>;
  beforeAll(async () => {
    where = await aCompany();
    await seedRecords(where, [
      { number: "A", total: "100", holds: ["missing-sku"], heldFor: ["admin"], searchText: "#a tan ah kow mug-100%", receivedAt: new Date(now.getTime() - 2 * 24 * hour), docDate: "2026-03-01" },
      { number: "B", total: "250.75", holds: ["missing-sku", "new-customer"], heldFor: ["admin", "finance"], searchText: "#b siti shirt_x", receivedAt: new Date(now.getTime() - hour) },
      { number: "C", total: "9000", holds: ["new-customer"], heldFor: ["finance"], searchText: "#c lim mug-1000", receivedAt: new Date(now.getTime() + 5000) },
      { number: "D", state: "posted", searchText: "#d tan", stateSince: new Date("2026-03-30T16:00:00Z"), touched: true },
      { number: "E", state: "posted", searchText: "#e tan", stateSince: new Date("2026-03-30T15:59:59.999Z") },
      { number: "F", state: "duplicate" },
      { number: "G", holds: ["duplicate-exact"], heldFor: ["finance"] },
    ]);
    const other = await aCompany();
    await seedRecords(other, [{ number: "foreign", holds: ["missing-sku"], heldFor: ["admin"], searchText: "tan" }]);
  });

  it.each([
    [heldQueue, {}, ["A", "B", "C", "G"]],
    [heldQueue, { hold: "missing-sku" }, ["A", "B"]],
    [heldQueue, { hold: "no-such-rule" }, []],
    [heldQueue, { actor: "finance" }, ["B", "C", "G"]],
    [heldQueue, { actor: "finance", hold: "missing-sku" }, ["B"]],
    [heldQueue, { amountFrom: "100", amountTo: "250.75" }, ["A", "B"]],
    [heldQueue, { to: "2026-03-01" }, ["A"]],
    [heldQueue, { age: "1-3" }, ["A"]],
    [heldQueue, { age: "0-1" }, ["B", "C", "G"]],
    [heldQueue, { q: "TAN kow" }, ["A"]],
    [heldQueue, { q: "mug-100" }, ["A", "C"]],
    [heldQueue, { q: "100%" }, ["A"]],
    [heldQueue, { q: "t_x" }, ["B"]],
    [heldQueue, { q: "a_n" }, []],
    [heldQueue, { source: "somebody-elses" }, []],
    [postedQueue, { postedFrom: "2026-03-31" }, ["D"]],
    [postedQueue, { postedTo: "2026-03-30" }, ["E"]],
    [postedQueue, { hands: "straight" }, ["E"]],
    [allQueue, { caught: "duplicate" }, ["F", "G"]],
    [endedQueue, { state: "rejected" }, []],
  ])("of queue %# narrow it and never reach another company", async (queue, params, expected) => {
    const view = parseView(queue as Queue, params as Record<string, string>);
    expect(view.ignored).toEqual([]);
    const { rows } = await listRows(where.ctx, queue as Queue, view);
    expect(numbers(rows as { number: string }[]).toSorted()).toEqual(expected);
    expect(await countRows(where.ctx, queue as Queue, view.filters)).toEqual({ value: expected.length, isCapped: false });
  });

  it("find a record by the number it has in AutoCount", async () => {
    const record = await db.record.findFirstOrThrow({ where: { companyId: where.ctx.company, docNumber: "D" } });
    await db.posting.create({ data: { companyId: where.ctx.company, recordId: record.id, revision: 1, docNo: "HP-000042", digest: "0", state: "posted", docKey: "77" } });
    const { rows } = await listRows(where.ctx, allQueue, parseView(allQueue, { q: "hp-000042" }));
    expect(rows).toMatchObject([{ number: "D", docNo: "HP-000042", postingState: "posted", postingAttempts: 0 }]);
  });

  it("take a source by its key", async () => {
    const { rows } = await listRows(where.ctx, heldQueue, parseView(heldQueue, { source: where.source.key }));
    expect(rows).toHaveLength(4);
  });
});

it("gives amounts as decimal text, dates as dates and moments in UTC", async () => {
  const where = await aCompany();
  await seedRecords(where, [{ state: "ready", total: "99999999999999.9999", docDate: "2026-03-30", receivedAt: now, stateSince: now }]);
  const { rows } = await listRows(where.ctx, readyQueue, parseView(readyQueue, {}));
  expect(rows[0]).toMatchObject({ total: "99999999999999.9999", docDate: "2026-03-30", receivedAt: "2026-03-31T04:00:00.000Z", sourceName: "Shop", docNo: null });
});

it("counts the queues of the navigation in one query, each as its own list counts", async () => {
  const where = await aCompany();
  await seedRecords(where, [{ state: "held" }, { state: "held" }, { state: "approved" }, { state: "unknown" }, { state: "superseded" }, { state: "posted" }]);
  const counts = await countQueues(where.ctx, recordQueues);
  expect(Object.fromEntries(Object.entries(counts).map(([id, count]) => [id, count.value]))).toEqual({
    mine: 0, held: 2, refused: 0, ready: 0, waiting: 0, snoozed: 0, posting: 2, posted: 1, changes: 0, ended: 1, all: 6,
  });
  for (const queue of recordQueues) expect(await countRows(where.ctx, queue, {})).toEqual(counts[queue.id]);
});

it("counts what arrived since a moment, within the filters of the view", async () => {
  const where = await aCompany();
  const before = new Date(now.getTime() - hour);
  await seedRecords(where, [{ stateSince: before }, { stateSince: now, holds: ["missing-sku"] }, { stateSince: now }]);
  expect(await countArrivals(where.ctx, heldQueue, parseView(heldQueue, {}), before)).toBe(2);
  expect(await countArrivals(where.ctx, heldQueue, parseView(heldQueue, { hold: "missing-sku" }), before)).toBe(1);
  expect(await countArrivals(where.ctx, heldQueue, parseView(heldQueue, {}), now)).toBe(0);
});

it("knows no neighbours of a record of another company", async () => {
  const [mine, theirs] = [await aCompany(), await aCompany()];
  await seedRecords(mine, [{}, {}]);
  const [foreign] = await seedRecords(theirs, [{}]);
  expect(await neighbours(mine.ctx, heldQueue, parseView(heldQueue, {}), foreign ?? "")).toEqual({ previous: null, next: null, page: { to: "first" } });
});

it("still finds the next record after the one on screen has left the queue", async () => {
  const where = await aCompany();
  const [first, second, third] = await seedRecords(where, [1, 2, 3].map((n) => ({ receivedAt: new Date(now.getTime() + n) })));
  await db.record.updateMany({ where: { companyId: where.ctx.company, id: second ?? "" }, data: { state: "ready" } });
  expect(await neighbours(where.ctx, heldQueue, parseView(heldQueue, {}), second ?? "")).toEqual({ previous: first, next: third, page: { to: "first" } });
});

it("leads back to the page that was opened as long as the record stands there, else to one that begins with it", async () => {
  const where = await aCompany();
  const ids = await seedRecords(where, [1, 2, 3, 4, 5, 6].map((n) => ({ receivedAt: new Date(now.getTime() + n) })));
  const backFrom = async (nth: number, view: View) => {
    const { page } = await neighbours(where.ctx, heldQueue, view as View<typeof heldQueue>, ids[nth] ?? "");
    const { rows } = await listRows(where.ctx, heldQueue, { ...(view as View<typeof heldQueue>), page });
    return { isSame: page === view.page, first: ids.indexOf(rows[0]?.id ?? "") };
  };
  const first = parseView(heldQueue, {}, 2);
  const second = parseView(heldQueue, viewParams(heldQueue, { ...first, page: (await listRows(where.ctx, heldQueue, first)).next ?? first.page }), 2);
  expect(await backFrom(1, first)).toEqual({ isSame: true, first: 0 });
  expect(await backFrom(2, first)).toEqual({ isSame: false, first: 2 });
  expect(await backFrom(5, first)).toEqual({ isSame: false, first: 5 });
  expect(await backFrom(2, second)).toEqual({ isSame: true, first: 2 });
  expect(await backFrom(1, second)).toEqual({ isSame: false, first: 1 });
  expect(await backFrom(0, second)).toEqual({ isSame: false, first: 0 });

  const decide = (...nths: number[]) => db.record.updateMany({ where: { companyId: where.ctx.company, id: { in: nths.map((nth) => ids[nth] ?? "") } }, data: { state: "ready" } });
  await decide(3);
  expect(await backFrom(3, first)).toEqual({ isSame: false, first: 4 });
  await decide(4, 5);
  expect(await backFrom(5, first)).toEqual({ isSame: false, first: 1 });
  await decide(0, 1);
  expect(await backFrom(5, first)).toEqual({ isSame: true, first: 2 });
});
