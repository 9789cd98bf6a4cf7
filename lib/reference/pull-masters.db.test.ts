import { beforeAll, expect, it } from "vitest";
import { aCompany } from "#lib/auth/test-people.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { isShrunk } from "./mirror-lists.ts";
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

it("knows a list as cut off where less than half of what is in use is left of it, and more than a few rows are missing", () => {
  expect([isShrunk(49, 100), isShrunk(50, 100), isShrunk(1, 6), isShrunk(1, 7), isShrunk(0, 100)]).toEqual([true, false, false, true, false]);
});

it("retires nothing by a list that shrank sharply where the book does not count it, until a person confirms as few", async () => {
  const locations = Array.from({ length: 12 }, (_, nth) => ({ code: `L${nth}`, name: `Place ${nth}` }));
  const read = (rows: typeof locations, isUncounted: boolean, confirmed?: number) =>
    db.$transaction((tx) => pullMasters(tx, ctx, { items: [], customers: [], suppliers: null, locations: rows, isUncounted }, soon(), new Map(confirmed === undefined ? [] : [["location", confirmed]])));
  await read(locations, false);
  const inUse = () => db.location.count({ where: { companyId: ctx.company, isActive: true } });
  expect(await inUse()).toBe(12);
  const renamed = locations.slice(0, 3).map((one) => ({ ...one, name: "Moved" }));
  expect(await read(renamed, true), "what it lists is taken over all the same").toMatchObject({ locations: { listed: 3, changed: 3, retired: 0, shrunkFrom: 12 } });
  expect(await inUse()).toBe(12);
  expect(await read(locations.slice(0, 2), true, 3), "shorter than what was confirmed").toMatchObject({ locations: { retired: 0, shrunkFrom: 12 } });
  expect(await read(locations.slice(0, 8), true), "no sharp shrinking").toMatchObject({ locations: { retired: 4 } });
  const confirmed = await read(renamed, true, 3);
  expect(confirmed.locations).toMatchObject({ retired: 5 });
  expect(confirmed.locations).not.toHaveProperty("shrunkFrom");
  expect(await inUse()).toBe(3);
});
