import { beforeAll, expect, test } from "vitest";
import { aCompany } from "#lib/auth/test-people.ts";
import { fillRecords } from "#lib/bench/fill-records.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { findBursts } from "./fact-queries.ts";

const { db } = await createTestDatabase();
let ctx: Context;
const sourceIds: string[] = [];

// Ten records a day for three months each, so 140 in two weeks; the last one has none.
beforeAll(async () => {
  ctx = await aCompany(db);
  for (const key of ["shop", "market", "new"]) {
    const { id } = await db.source.create({ data: { companyId: ctx.company, key, name: key, channel: "native", flowKind: "invoice", flowTrigger: "order_confirmation" } });
    sourceIds.push(id);
  }
  const [shop = "", market = ""] = sourceIds;
  await fillRecords(ctx.company, shop, 1_800);
  await db.$executeRaw`UPDATE record SET source_id = ${market}::uuid WHERE company_id = ${ctx.company} AND right(external_id, 1) IN ('1', '3', '5', '7', '9')`;
});

/** What is usual for the sources that a batch with `count` new records of each comes from. */
async function usualOf(ids: readonly string[], count = 20, now = ctx.now): Promise<[string, string][]> {
  const batch = ids.flatMap((sourceId) => Array.from({ length: count }, (_, nth) => ({ recordId: `${sourceId} ${nth}`, sourceId, isNew: true })));
  const bursts = await db.$transaction((tx) => findBursts(tx, { ...ctx, now }, batch, new Map()));
  return [...bursts].map(([sourceId, { usual }]) => [sourceId, usual]);
}

test("A source with a history has a usual, also where it was counted before and others of the batch were not", async () => {
  const [shop = "", market = "", fresh = ""] = sourceIds;
  expect(await usualOf([shop])).toEqual([[shop, "0.4"]]);
  expect(await usualOf([shop, market, fresh])).toEqual([[shop, "0.4"], [market, "0.4"]]);
});

test("A source keeps its usual when a thousand others were asked about meanwhile", async () => {
  const [shop = "", market = ""] = sourceIds;
  const strangers = Array.from({ length: 1_100 }, (_, nth) => `00000000-0000-7000-8000-${String(nth).padStart(12, "0")}`);
  const later = new Date(ctx.now().getTime() + 3_600_000);
  await usualOf([market], 20, () => later);
  await usualOf(strangers, 11, () => later);
  expect(await usualOf([market, shop], 20, () => later)).toEqual([[market, "0.4"], [shop, "0.4"]]);
});

test("A few records are no flood, whatever is usual", async () => {
  expect(await usualOf(sourceIds, 1, () => new Date(ctx.now().getTime() + 2 * 3_600_000))).toEqual([]);
});
