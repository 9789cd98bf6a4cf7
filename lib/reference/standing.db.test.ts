import { afterAll, beforeAll, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { postApproved } from "#lib/posting/post-approved.ts";
import { correctRecord } from "#lib/review/correct-record.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { lookUpLocations, lookUpTaxCodes, lookUpUoms } from "./code-queries.ts";
import { noteUses } from "./code-use-store.ts";
import { nothingWanted, type ChoiceQuestion } from "./rank-choices.ts";
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

test("an item and a debtor are used when a document with them is posted, and not when somebody corrects one", async () => {
  expect(await standingOf("KR-TEA-100")).toMatchObject({ lastUsedAt: null, uses: 0 });
  const id = await anOrder();
  expect(await standingOf("KR-TEA-100")).toMatchObject({ lastUsedAt: null, uses: 0 });
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true });
  await postApproved(house.ctx);
  expect(await standingOf("KR-TEA-100")).toMatchObject({ lastUsedAt: expect.stringMatching(/^2\d{3}-/), uses: 1 });
  expect(await standingOf("300-A001", "customer")).toMatchObject({ uses: 1 });

  const other = await anOrder();
  expect(await correctRecord(house.admin.ctx, { recordId: other, revision: 1, changes: [{ path: "lines.0.itemCode", value: "KR-MUG-01" }] })).toMatchObject({ ok: true });
  expect(await standingOf("KR-MUG-01")).toMatchObject({ uses: 0 });
});

test("stock is added up over the locations; an item that nobody counts has none", async () => {
  await db.stockLevel.deleteMany({ where: { companyId: house.ctx.company } });
  await db.stockLevel.createMany({ data: [{ companyId: house.ctx.company, itemCode: "KR-HON-500", location: "HQ", quantity: "4.5" }, { companyId: house.ctx.company, itemCode: "KR-HON-500", location: "PG", quantity: "2" }] });
  expect(await standingOf("KR-HON-500")).toMatchObject({ stock: "6.5" });
  expect(await standingOf("KR-BAT-M")).toMatchObject({ stock: null });
  expect(await withStanding(house.ctx, "item", [])).toEqual([]);
});

const wanted = (asked: Partial<ChoiceQuestion> = {}): ChoiceQuestion => ({ ...nothingWanted, side: "customer", ...asked });
const post = async (id: string, revision = 1) => {
  expect(await approveRecord(house.finance.ctx, { recordId: id, revision })).toMatchObject({ ok: true });
  await postApproved(house.ctx);
};

test("units are those of the item, its own first; tax codes those of the side first, active ones before the others", async () => {
  const company = { companyId: house.ctx.company };
  await db.itemUom.createMany({ data: [{ ...company, itemCode: "KR-TEA-100", uom: "CTN", rate: "12", price: "210.00" }] });
  const units = await lookUpUoms(house.ctx, "", wanted({ itemCode: "kr-tea-100" }));
  expect(units[0]).toMatchObject({ isBase: true, rate: "1" });
  expect(units[1]).toMatchObject({ code: "CTN", rate: "12", price: "210", isBase: false });
  expect(await lookUpUoms(house.ctx, "ct", wanted({ itemCode: "KR-TEA-100" }))).toMatchObject([{ code: "CTN" }]);
  expect(await lookUpUoms(house.ctx, "", wanted())).toEqual([]);

  await db.taxCode.createMany({ data: [{ ...company, code: "ZZ-P", name: "Purchase tax", rate: "6", side: "purchase" }, { ...company, code: "ZZ-OLD", name: "Old", rate: "6", side: "sales", isActive: false }, { ...company, code: "ZZ-S", name: "Sales tax", rate: "6", side: "sales" }] });
  expect((await lookUpTaxCodes(house.ctx, "zz-", wanted())).map(({ code }) => code)).toEqual(["ZZ-S", "ZZ-P", "ZZ-OLD"]);
  expect((await lookUpTaxCodes(house.ctx, "6", wanted({ side: "supplier" }))).map(({ code }) => code).slice(0, 1)).toEqual(["ZZ-P"]);
});

test("a unit, a location and a tax code that went into the books are offered first to the same buyer, source and item, with when and on what", async () => {
  const company = { companyId: house.ctx.company };
  await db.itemUom.createMany({ data: [{ ...company, itemCode: "KR-MUG-01", uom: "BOX", rate: "6", price: "120.00", levels: { 2: "110.00" } }] });
  await db.stockLevel.createMany({ data: [{ ...company, itemCode: "KR-MUG-01", location: "PG", quantity: "15" }, { ...company, itemCode: "KR-MUG-01", location: "HQ", quantity: "2" }] });
  await db.taxCode.createMany({ data: [{ ...company, code: "SV-8", name: "Service tax 8%", rate: "8" }, { ...company, code: "S-10", name: "Sales tax 10%", rate: "10" }] });
  await db.item.updateMany({ where: { ...company, code: "KR-MUG-01" }, data: { taxCode: "s-10" } });
  const before = await anOrder();
  const { sourceId, docNumber } = await db.record.findUniqueOrThrow({ where: { companyId_id: { ...company, id: before } } });
  const corrected = await correctRecord(house.finance.ctx, { recordId: before, revision: 1, changes: [
    { path: "lines.0.itemCode", value: "KR-MUG-01" }, { path: "lines.0.uom", value: "BOX" }, { path: "lines.0.location", value: "PG" }, { path: "lines.0.taxCode", value: "SV-8" },
  ] });
  expect(corrected).toMatchObject({ ok: true });
  await db.$transaction((tx) => noteUses(tx, house.ctx.company, [before], new Date()));

  const asked = wanted({ itemCode: "KR-MUG-01", partyCode: "300-A001", sourceId, uom: "PCS", quantity: "3" });
  const [unit, own] = await lookUpUoms(house.ctx, "", asked);
  expect(unit).toMatchObject({ code: "BOX", price: "120", stock: "2", reasons: [{ why: "used-last", by: "customer" }], uses: [{ by: "customer", number: docNumber }, { by: "source" }, { by: "item" }] });
  expect(own).toMatchObject({ isBase: true, stock: "17", uses: [] });
  expect((await lookUpUoms(house.ctx, "", { ...asked, partyCode: "300-T001" }))[0]).toMatchObject({ code: "BOX", reasons: [{ why: "used-last", by: "source" }] });
  expect((await lookUpUoms(house.ctx, "", { ...asked, recordId: before }))[0]).toMatchObject({ isBase: true, uses: [] });
  await db.customer.updateMany({ where: { ...company, code: "300-A001" }, data: { priceLevel: "2" } });
  expect(await lookUpUoms(house.ctx, "box", asked)).toMatchObject([{ price: "110" }]);

  const places = await lookUpLocations(house.ctx, "", asked);
  expect(places[0]).toMatchObject({ code: "PG", stock: "15", unit: "PCS", reasons: [{ why: "used-last", by: "customer" }, { why: "enough-stock" }] });
  expect(places.map(({ code }) => code)).toEqual(["PG", "JB", "HQ"]);
  expect(await lookUpLocations(house.ctx, "pen", asked)).toMatchObject([{ code: "PG" }]);

  const codes = await lookUpTaxCodes(house.ctx, "", { ...asked, taxed: { amount: "100.00", tax: "10.00", taxRate: null, isInclusive: false } });
  expect(codes[0]).toMatchObject({ code: "S-10", kind: "sales-tax", reasons: [{ why: "items-own" }, { why: "same-tax" }] });
  expect(codes.find(({ code }) => code === "SV-8")).toMatchObject({ kind: "service-tax", reasons: [{ why: "used-last", by: "customer" }], uses: [{ by: "customer", number: docNumber }, { by: "item" }] });

  // What is posted is noted the same way.
  const other = await anOrder();
  await post(other);
  const line = (await db.record.findUniqueOrThrow({ where: { companyId_id: { ...company, id: other } } })).document as { lines: { itemCode: string; uom: string }[] };
  const sold = line.lines[0];
  expect((await lookUpUoms(house.ctx, "", { ...asked, itemCode: sold?.itemCode ?? "" })).find(({ code }) => code === sold?.uom)).toMatchObject({ reasons: [{ why: "used-last", by: "customer" }] });
});

test("what one company used is told to no other", async () => {
  const other = await aSandboxCompany(db);
  try {
    await db.itemUom.createMany({ data: [{ companyId: other.ctx.company, itemCode: "KR-MUG-01", uom: "BOX", rate: "6" }] });
    const units = await lookUpUoms(other.ctx, "", wanted({ itemCode: "KR-MUG-01", partyCode: "300-A001" }));
    expect(units.map(({ code, uses, stock }) => [code, uses, stock])).toEqual([["PCS", [], null], ["BOX", [], null]]);
  } finally {
    await other.close();
  }
});
