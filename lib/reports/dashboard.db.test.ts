import { describe, expect, it } from "vitest";
import { createTestDatabase } from "#lib/db/test-database.ts";
import type { RecordState } from "#lib/canonical/states.ts";
import { recordStates } from "#lib/canonical/states.ts";
import { parseView } from "#lib/queues/parse-view.ts";
import { countRows } from "#lib/queues/queries.ts";
import { queueFixtures, type RecordSeed } from "#lib/queues/queue-fixtures.ts";
import { recordQueues } from "#lib/queues/registry.ts";
import type { Figure } from "./dashboard.ts";
import { getDashboard } from "./queries.ts";

const { db } = await createTestDatabase();
// Just after midnight in Malaysia: "today" has begun there, in UTC it is still yesterday.
const now = new Date("2026-03-30T16:30:00.000Z");
const { aCompany, aSource, seedRecords } = queueFixtures(db, now);
const hour = 60 * 60 * 1000;
const ago = (hours: number) => new Date(now.getTime() - hours * hour);

/** Every number that stands anywhere in the dashboard together with its link. */
function figuresOf(part: unknown, path = ""): [string, Figure][] {
  if (typeof part !== "object" || part === null) return [];
  const own: [string, Figure][] = "count" in part && "href" in part ? [[path, part as Figure]] : [];
  return [...own, ...Object.entries(part).flatMap(([name, value]) => figuresOf(value, `${path}.${name}`))];
}

/** The count of the list that a link opens. */
async function countBehind(ctx: { company: number; now: () => Date }, href: string): Promise<number> {
  const url = new URL(href, "http://holdpoint.invalid");
  const queue = recordQueues.find((candidate) => candidate.path === url.pathname);
  if (!queue) throw new Error(`${href} opens no queue`);
  const view = parseView(queue, url.searchParams);
  expect(view.ignored, href).toEqual([]);
  return (await countRows(ctx, queue, view.filters)).value;
}

async function aBusyCompany() {
  const where = await aCompany();
  const second = await aSource(where.ctx.company);
  const holds: Partial<Record<RecordState, string[][]>> = {
    held: [["missing-sku"], ["missing-sku", "new-customer"], ["duplicate-exact"], ["ledger-refused"], ["missing-sku", "missing-sku"]],
  };
  const ages = [0.1, 0.4, 0.6, 23.9, 24, 24.1, 30, 72, 167, 168, 500, 720, 721, 1500];
  const seeds = recordStates.flatMap((state) =>
    ages.flatMap((age, index) =>
      (holds[state] ?? [[]]).map((rules, nth): RecordSeed => ({
        state, holds: rules, total: `${index + 1}.25`, currency: (index + nth) % 5 === 0 ? "SGD" : "MYR", receivedAt: ago(age), stateSince: ago(age / 2),
        touched: (index + nth) % 3 === 0, sourceId: index % 4 === 0 ? second.id : where.source.id,
      })),
    ),
  );
  await seedRecords(where, seeds);
  return where;
}

describe("the dashboard", () => {
  it("shows numbers that each equal the count of the list they open", async () => {
    const { ctx } = await aBusyCompany();
    const figures = figuresOf(await getDashboard(ctx));
    expect(figures.length).toBeGreaterThan(50);
    for (const [path, { count, href }] of figures) expect(`${path} ${count}`).toBe(`${path} ${await countBehind(ctx, href)}`);
    // The proof would be empty if all were zero.
    expect(figures.filter(([, figure]) => figure.count > 0).length).toBeGreaterThan(30);
  });

  it("splits what is held by age without losing or doubling any", async () => {
    const { ctx } = await aBusyCompany();
    const { held, heldByRule, heldBySource } = await getDashboard(ctx);
    for (const group of [...heldByRule, ...heldBySource]) {
      expect(Object.values(group.byAge).reduce((sum, figure) => sum + figure.count, 0), group.label).toBe(group.count);
    }
    expect(heldBySource.reduce((sum, group) => sum + group.count, 0)).toBe(held.count);
  });

  it("begins today at midnight in Malaysia", async () => {
    const where = await aCompany();
    await seedRecords(where, [
      { state: "posted", stateSince: new Date("2026-03-30T16:00:00Z"), total: "5" },
      { state: "posted", stateSince: new Date("2026-03-30T15:59:59Z"), total: "7" },
    ]);
    const { postedToday, postedByDay } = await getDashboard(where.ctx);
    expect(postedToday).toMatchObject({ count: 1, sums: [{ currency: "MYR", total: "5.0000" }] });
    expect(postedByDay.slice(-2)).toMatchObject([{ day: "2026-03-30", count: 1 }, { day: "2026-03-31", count: 1 }]);
    expect(postedByDay).toHaveLength(14);
  });

  it("adds amounts up to the last sen and never across currencies", async () => {
    const where = await aCompany();
    await seedRecords(where, [{ total: "0.1" }, { total: "0.2" }, { total: "99999999999999.99" }, { total: "3", currency: "USD" }]);
    const { held } = await getDashboard(where.ctx);
    expect(held.sums).toEqual([{ currency: "MYR", total: "100000000000000.2900" }, { currency: "USD", total: "3.0000" }]);
  });

  it("shows nothing of another company, and says when a company is new", async () => {
    await aBusyCompany();
    const { ctx } = await aCompany();
    const dashboard = await getDashboard(ctx);
    expect(figuresOf(dashboard).every(([, figure]) => figure.count === 0)).toBe(true);
    expect(dashboard.isNew).toBe(true);
  });
});
