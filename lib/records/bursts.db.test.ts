import { beforeAll, expect, test } from "vitest";
import { aCompany } from "#lib/auth/test-people.ts";
import { fillRecords } from "#lib/bench/fill-records.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { aCarrier } from "#lib/canonical/document-builder.ts";
import { findBursts } from "./burst-queries.ts";

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
  const batch = ids.flatMap((sourceId) => Array.from({ length: count }, (_, nth) => ({ ...aCarrier("invoice"), recordId: `${sourceId} ${nth}`, sourceId, isNew: true })));
  const bursts = await db.$transaction((tx) => findBursts(tx, { ...ctx, now }, batch, { names: new Map(), baseCurrency: "MYR" }));
  return [...bursts].map(([sourceId, facts]) => [sourceId, facts.find((fact) => fact.what === "volume")?.usual ?? ""]);
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

test("New customers and amounts have a usual too: of the answers given in that time, and the amount in the middle", async () => {
  const [shop = ""] = sourceIds;
  const now = () => new Date(ctx.now().getTime() + 3 * 3_600_000);
  const taughtAt = new Date(ctx.now().getTime() - 5 * 86_400_000);
  await db.alias.createMany({ data: Array.from({ length: 336 }, (_, nth) => ({ companyId: ctx.company, type: "customer", sourceId: shop, key: `id:${nth}`, target: `300-${String(nth).padStart(4, "0")}`, taughtBy: shop, taughtByName: "X", taughtAt })) });
  await db.$executeRaw`UPDATE record SET total = 80, currency = 'MYR' WHERE company_id = ${ctx.company} AND source_id = ${shop}::uuid`;
  const batch = Array.from({ length: 21 }, (_, nth) => ({
    ...aCarrier("invoice", nth === 0 ? { customer: { code: "300-A001", name: "Aminah" }, total: "9999.00" } : { customer: { name: `Buyer ${nth}` }, total: `${850 + nth}.00` }),
    recordId: `new ${nth}`, sourceId: shop, isNew: true,
  }));
  const bursts = await db.$transaction((tx) => findBursts(tx, { ...ctx, now }, batch, { names: new Map([[shop, "Shop"]]), baseCurrency: "MYR" }));
  expect(bursts.get(shop)?.filter(({ what }) => what !== "volume").map(({ what, recent, usual }) => [what, recent, usual])).toEqual([["customers", "20", "1"], ["price", "861.00", "80.00"]]);
});
