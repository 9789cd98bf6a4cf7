import { afterAll, beforeAll, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { postApproved } from "#lib/posting/post-approved.ts";
import { correctRecord } from "#lib/review/correct-record.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { lookUpTaxCodes, lookUpUoms } from "./code-queries.ts";
import { withStanding } from "./standing-queries.ts";

const { db } = await createTestDatabase();
let house: SandboxCompany;
let made = 9500;
beforeAll(async () => {
  house = await aSandboxCompany(db);
});
afterAll(async () => house.close());

const anOrder = () => house.arrive(normalOrder({ number: (made += 1), at: new Date("2026-03-02T02:00:00Z") }));
const standingOf = async (code: string, list: "item" | "customer" = "item") => (await withStanding(house.ctx, list, [{ code }]))[0];

test("an item and a debtor are used when a document with them is posted, and an item when somebody gives a line another one", async () => {
  expect(await standingOf("KR-TEA-100")).toMatchObject({ lastUsedAt: null, uses: 0 });
  const id = await anOrder();
  expect(await standingOf("KR-TEA-100")).toMatchObject({ lastUsedAt: null, uses: 0 });
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true });
  await postApproved(house.ctx);
  expect(await standingOf("KR-TEA-100")).toMatchObject({ lastUsedAt: expect.stringMatching(/^2\d{3}-/), uses: 1 });
  expect(await standingOf("300-A001", "customer")).toMatchObject({ uses: 1 });

  const other = await anOrder();
  expect(await correctRecord(house.admin.ctx, { recordId: other, revision: 1, changes: [{ path: "note", value: "Gift" }] })).toMatchObject({ ok: true });
  expect(await standingOf("KR-TEA-100")).toMatchObject({ uses: 1 });
  expect(await correctRecord(house.admin.ctx, { recordId: other, revision: 2, changes: [{ path: "lines.0.itemCode", value: "KR-MUG-01" }] })).toMatchObject({ ok: true });
  expect(await standingOf("KR-MUG-01")).toMatchObject({ uses: 1 });
});

test("stock is added up over the locations; an item that nobody counts has none", async () => {
  await db.stockLevel.deleteMany({ where: { companyId: house.ctx.company } });
  await db.stockLevel.createMany({ data: [{ companyId: house.ctx.company, itemCode: "KR-HON-500", location: "HQ", quantity: "4.5" }, { companyId: house.ctx.company, itemCode: "KR-HON-500", location: "PG", quantity: "2" }] });
  expect(await standingOf("KR-HON-500")).toMatchObject({ stock: "6.5" });
  expect(await standingOf("KR-BAT-M")).toMatchObject({ stock: null });
  expect(await withStanding(house.ctx, "item", [])).toEqual([]);
});

test("units are those of the item, its own first; tax codes those of the side first, active ones before the others", async () => {
  const company = { companyId: house.ctx.company };
  await db.itemUom.createMany({ data: [{ ...company, itemCode: "KR-TEA-100", uom: "CTN", rate: "12", price: "210.00" }] });
  const units = await lookUpUoms(house.ctx, "kr-tea-100", "");
  expect(units[0]).toMatchObject({ isBase: true, rate: "1" });
  expect(units).toContainEqual({ code: "CTN", rate: "12", price: "210", isBase: false });
  expect(await lookUpUoms(house.ctx, "KR-TEA-100", "ct")).toMatchObject([{ code: "CTN" }]);
  expect(await lookUpUoms(house.ctx, "", "")).toEqual([]);

  await db.taxCode.createMany({ data: [{ ...company, code: "ZZ-P", name: "Purchase tax", rate: "6", side: "purchase" }, { ...company, code: "ZZ-OLD", name: "Old", rate: "6", side: "sales", isActive: false }, { ...company, code: "ZZ-S", name: "Sales tax", rate: "6", side: "sales" }] });
  expect((await lookUpTaxCodes(house.ctx, "zz-", "sales")).map(({ code }) => code)).toEqual(["ZZ-S", "ZZ-P", "ZZ-OLD"]);
  expect((await lookUpTaxCodes(house.ctx, "6", "purchase")).map(({ code }) => code).slice(0, 1)).toEqual(["ZZ-P"]);
});
