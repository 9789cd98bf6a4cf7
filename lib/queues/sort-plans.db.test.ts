import { beforeAll, expect, test } from "vitest";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { arrivalsQuery, pageQuery } from "./build-query.ts";
import { heldQueue } from "./held.ts";
import { mineQueue } from "./mine.ts";
import { parseView } from "./parse-view.ts";
import { countOrEstimate, listRows } from "./queries.ts";
import { queueFixtures } from "./queue-fixtures.ts";
import { readyQueue } from "./ready.ts";
import { refusedQueue } from "./refused.ts";

const { db } = await createTestDatabase();
const now = new Date("2026-04-01T04:00:00Z");
const { aCompany, seedRecords } = queueFixtures(db, now);
const rows = 50_000;
let company: Awaited<ReturnType<typeof aCompany>>;

beforeAll(async () => {
  company = await aCompany();
  const [template = ""] = await seedRecords(company, [{ state: "held" }]);
  await db.$executeRawUnsafe(
    `INSERT INTO record (company_id, source_id, kind, book_as, order_id, external_id, state, document, source_digest, delivery_id, doc_number, doc_date, party_name, currency, total, holds, received_at, state_since)
     SELECT company_id, source_id, kind, book_as, 'o' || n, 'e' || n, CASE WHEN n % 5 = 0 THEN 'ready' ELSE 'held' END, document, source_digest, gen_random_uuid(), 'N' || (n * 7919 % ${rows}), doc_date - n % 400, 'Customer ' || (n * 31 % 997), currency, n % 1000,
       CASE WHEN n % 100 = 1 THEN ARRAY['ledger-refused'] ELSE ARRAY['unknown-item'] END, received_at - n * interval '1 second', state_since
     FROM record, generate_series(1, ${rows}) n WHERE id = $1::uuid`,
    template,
  );
  await db.$executeRawUnsafe("ANALYZE record");
}, 120_000);

type Plan = { "Node Type": string; "Actual Rows"?: number; "Rows Removed by Filter"?: number; Plans?: Plan[] };
/** Rows that any step of a plan has touched at most. */
const widest = (plan: Plan): number => Math.max(plan["Actual Rows"] ?? 0, ...(plan.Plans ?? []).map(widest));

test.each([heldQueue, readyQueue].flatMap((queue) => Object.entries(queue.columns).flatMap(([id, column]) => ("sort" in column ? [`${id}`, `-${id}`].map((sort) => [queue.id, sort, queue] as const) : []))))(
  "sorting %s by %s reads a page and not all there is",
  async (_id, sort, queue) => {
    const { text, values } = pageQuery(queue, parseView(queue, { sort }), { company: company.ctx.company, now });
    const [row] = await db.$queryRawUnsafe<{ "QUERY PLAN": { Plan: Plan }[] }[]>(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, ...values);
    expect(widest(row?.["QUERY PLAN"][0]?.Plan as Plan)).toBeLessThan(500);
  },
);

/** The same, with those that a step has looked at and left out. */
const looked = (plan: Plan): number => Math.max((plan["Actual Rows"] ?? 0) + (plan["Rows Removed by Filter"] ?? 0), ...(plan.Plans ?? []).map(looked));

test.each([[{}], [{ assignee: "nobody" }]])("what arrived in a list with %j is counted without reading all there is", async (filters) => {
  const { text, values } = arrivalsQuery(heldQueue, parseView(heldQueue, filters).filters, { since: new Date(now.getTime() + 1), shown: [] }, { company: company.ctx.company, now });
  const [row] = await db.$queryRawUnsafe<{ "QUERY PLAN": { Plan: Plan }[] }[]>(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, ...values);
  expect(looked(row?.["QUERY PLAN"][0]?.Plan as Plan)).toBeLessThan(500);
});

test("beyond ten thousand the count is an estimate near the truth, and says that it is one", async () => {
  const count = await countOrEstimate(company.ctx, heldQueue, {});
  expect(count).toMatchObject({ value: 10_000, isCapped: true });
  expect(count.estimate).toBeGreaterThan(rows * 0.8 * 0.7);
  expect(count.estimate).toBeLessThan(rows * 0.8 * 1.3);
  expect(await countOrEstimate(company.ctx, heldQueue, { hold: "ledger-refused" })).toEqual({ value: 500, isCapped: false });
});

test("refused holds what AutoCount refused, and my work what is assigned to whoever asks", async () => {
  expect(await countOrEstimate(company.ctx, refusedQueue, {})).toEqual({ value: 500, isCapped: false });
  const person = { type: "user" as const, id: crypto.randomUUID(), name: "Siti", role: "finance" as const, ip: null };
  const { rows: ready } = await listRows(company.ctx, readyQueue, parseView(readyQueue, {}, 2));
  await db.record.updateMany({ where: { companyId: company.ctx.company, id: { in: ready.map(({ id }) => id) } }, data: { assigneeId: person.id } });
  const mine = { ...company.ctx, actor: person };
  expect((await listRows(mine, mineQueue, parseView(mineQueue, {}))).rows.map(({ id }) => id).toSorted()).toEqual(ready.map(({ id }) => id).toSorted());
  expect(await countOrEstimate(company.ctx, mineQueue, {})).toMatchObject({ value: 0 });
});
