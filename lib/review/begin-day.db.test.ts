import { afterAll, beforeAll, expect, test } from "vitest";
import { readRows } from "#lib/db/sql.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { recheckScope } from "#lib/rechecks/jobs.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { beginDay } from "./begin-day.ts";
import { findRecordScreen } from "./queries.ts";
import { recheckRecords } from "./recheck-records.ts";

const { db } = await createTestDatabase();
let now = new Date("2026-03-02T04:00:00Z");
let house: SandboxCompany;
beforeAll(async () => {
  house = await aSandboxCompany(db, () => now);
});
afterAll(async () => house.close());

const record = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id } } });

test("a document that is dated ahead goes on when its date is near enough in Malaysia (one day, where nothing is set), and its history says why", async () => {
  const id = await house.arrive(normalOrder({ number: 8901, at: new Date("2026-03-06T02:00:00Z") }));
  expect(await record(id)).toMatchObject({ state: "held", holds: ["future-date"] });

  now = new Date("2026-03-04T15:59:00Z");
  expect(await beginDay(db, now)).toBe(1);
  expect(await recheckQueued()).toBe(0);
  const screen = await findRecordScreen(house.finance.ctx, id);
  expect(screen?.findings[0]?.fixes).toContainEqual(expect.objectContaining({ path: "date", value: "2026-03-04" }));

  now = new Date("2026-03-04T16:01:00Z");
  expect(await beginDay(db, now)).toBe(1);
  expect(await recheckQueued()).toBe(1);
  expect(await record(id)).toMatchObject({ state: "ready", holds: [] });
  expect((await findRecordScreen(house.finance.ctx, id))?.history[0]).toMatchObject({ type: "record.freed", actor: { type: "system" }, new: { because: "its date is no longer too far ahead" } });
});

test("a day is begun once, however many workers ask for it and however often", async () => {
  now = new Date("2026-03-06T03:00:00Z");
  expect((await Promise.all([beginDay(db, now), beginDay(db, now), beginDay(db, now)])).toSorted()).toEqual([0, 0, 1]);
  expect(await beginDay(db, new Date("2026-03-06T15:59:59Z"))).toBe(0);
  expect(await beginDay(db, new Date("2026-03-05T03:00:00Z"))).toBe(0);
});

/** Runs the re-checks that are queued for rules; returns how many records they freed. */
async function recheckQueued(): Promise<number> {
  const queued = await readRows<{ data: { scope: unknown; because?: string } }>("DELETE FROM pgboss.job WHERE name = 'recheck' AND (data->>'company')::int = $1 AND data->'scope'->>'by' = 'rule' RETURNING data", [house.ctx.company]);
  let freed = 0;
  for (const { data } of queued) freed += (await recheckRecords({ ...house.ctx, actor: { type: "system", id: null, name: "Holdpoint", role: null, ip: null } }, recheckScope.parse(data.scope), null, data.because === undefined ? {} : { because: data.because })).freed;
  return freed;
}
