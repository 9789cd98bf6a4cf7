import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { findMirrorStands } from "#lib/reference/mirror-store.ts";
import { demoLocationRows } from "#prisma/seed/masters.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { confirmShrunkList } from "./ask-for-refresh.ts";
import { refreshReference } from "./refresh-reference.ts";

const { db } = await createTestDatabase();
let house: SandboxCompany;
beforeAll(async () => {
  house = await aSandboxCompany(db);
  await db.ledgerConnection.update({ where: { companyId: house.ctx.company }, data: { kind: "autocount-webapi", book: "" } });
});
afterAll(async () => house.close());

test("a list of the Web API that was cut off retires nothing, says so, and is taken over once a person confirms it", async () => {
  const company = house.ctx.company;
  const inUse = () => db.location.count({ where: { companyId: company, isActive: true } });
  const stand = async () => (await findMirrorStands(db, company, new Date())).find(({ list }) => list === "location");
  expect(await refreshReference(house.ctx)).toMatchObject({ ok: true });
  expect(await stand()).toMatchObject({ failed: null, pulled: { rows: demoLocationRows.length } });
  // What the book had until now, and its list does not show any more.
  const before = new Date(Date.now() - 3_600_000);
  await db.location.createMany({ data: Array.from({ length: 20 }, (_, nth) => ({ companyId: company, code: `W${nth}`, name: `Warehouse ${nth}`, origin: "ledger", isActive: true, updatedAt: before })) });
  const all = await inUse();

  expect(await refreshReference(house.ctx)).toMatchObject({ ok: true, value: { locations: { retired: 0, shrunkFrom: all } } });
  expect(await inUse()).toBe(all);
  expect(await stand()).toMatchObject({ failed: { shrunkTo: demoLocationRows.length, reason: expect.stringContaining("nothing was made inactive") as string } });

  expect(await confirmShrunkList(house.finance.ctx, { list: "location", rows: demoLocationRows.length - 1 })).toEqual({ ok: false, error: { code: "changed-meanwhile" } });
  expect(await confirmShrunkList(house.finance.ctx, { list: "location", rows: demoLocationRows.length })).toMatchObject({ ok: true });
  expect(await refreshReference(house.ctx)).toMatchObject({ ok: true, value: { locations: { retired: 20 } } });
  expect(await inUse()).toBe(demoLocationRows.length);
  expect(await stand()).toMatchObject({ failed: null, pulled: { rows: demoLocationRows.length } });
});
