import { expect, it } from "vitest";
import { notify, untilListening } from "#lib/db/bus.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { badgeCounts } from "./badge-counts.ts";
import { badgeCap } from "#lib/queues/build-query.ts";
import { queueFixtures } from "#lib/queues/queue-fixtures.ts";

const { db } = await createTestDatabase();
const now = new Date("2026-03-31T04:00:00.000Z");
const { aCompany, seedRecords } = queueFixtures(db, now);

it("counts what is still to be done, up to a cap, and not what has ended", async () => {
  const where = await aCompany();
  await seedRecords(where, [{ state: "ready" }, { state: "posted" }, { state: "rejected" }, ...Array.from({ length: badgeCap + 2 }, () => ({ state: "held" as const }))]);
  expect(await badgeCounts(where.ctx)).toEqual({
    held: { value: badgeCap, isCapped: true }, refused: { value: 0, isCapped: false }, ready: { value: 1, isCapped: false }, waiting: { value: 0, isCapped: false }, posting: { value: 0, isCapped: false }, changes: { value: 0, isCapped: false },
  });
});

it("counts anew after two seconds, and at once when a change of the company is announced, not of another", async () => {
  const [where, other] = [await aCompany(), await aCompany()];
  const held = async (after: number) => (await badgeCounts({ ...where.ctx, now: () => new Date(now.getTime() + after) })).held?.value;
  expect(await held(0)).toBe(0);
  await untilListening();
  await seedRecords(where, [{ state: "held" }]);
  expect(await held(1_999)).toBe(0);
  expect(await held(2_000)).toBe(1);

  await seedRecords(where, [{ state: "held" }]);
  await notify(db, other.ctx.company, { topic: "records", ids: "many" });
  await notify(db, where.ctx.company, { topic: "records", ids: "many" });
  await expect.poll(() => held(2_001)).toBe(2);
});
