import { beforeAll, expect, it } from "vitest";
import { aCompany } from "#lib/auth/test-people.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { pullMasters } from "./pull-masters.ts";

const { db } = await createTestDatabase();
let ctx: Context;
beforeAll(async () => {
  ctx = await aCompany(db);
  await seedMasters(db, ctx.company);
});
const mirror = async () => [await db.supplier.findMany({ where: { companyId: ctx.company }, orderBy: { code: "asc" } }), await db.location.findMany({ where: { companyId: ctx.company }, orderBy: { code: "asc" } })];
const soon = () => new Date(Date.now() + 60_000);

it("leaves alone what a connection cannot list, and says so", async () => {
  const before = await mirror();
  const pulled = await db.$transaction((tx) => pullMasters(tx, ctx, { items: [], customers: [], suppliers: null, locations: null }, soon()));
  expect(pulled).toMatchObject({ suppliers: null, locations: null });
  expect(await mirror()).toEqual(before);
});

it("retires nothing by a list without a single row", async () => {
  const pulled = await db.$transaction((tx) => pullMasters(tx, ctx, { items: [], customers: [], suppliers: [], locations: [] }, soon()));
  expect(pulled).toMatchObject({ suppliers: { listed: 0, retired: 0 }, locations: { listed: 0, retired: 0 } });
});

it("takes a location back into use when the book lists it again", async () => {
  const locations = [{ code: "HQ", name: "Head office" }];
  expect(await db.$transaction((tx) => pullMasters(tx, ctx, { items: [], customers: [], suppliers: null, locations }, soon()))).toMatchObject({ locations: { changed: 1, retired: 2 } });
  const again = [...locations, { code: "PG", name: "Branch Penang" }];
  expect(await db.$transaction((tx) => pullMasters(tx, ctx, { items: [], customers: [], suppliers: null, locations: again }, soon()))).toMatchObject({ locations: { added: 0, changed: 1, retired: 0 } });
  const [, rows] = await mirror();
  expect(rows?.map(({ code, isActive }) => [code, isActive])).toEqual([["HQ", true], ["JB", false], ["PG", true]]);
});
