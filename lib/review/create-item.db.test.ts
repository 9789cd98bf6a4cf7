import { afterAll, beforeAll, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { postApproved } from "#lib/posting/post-approved.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { missingSkuOrder } from "#prisma/seed/shopify-orders.ts";
import { createItem, type CreateItemInput } from "./create-item.ts";

const { db } = await createTestDatabase();
let house: SandboxCompany;
let made = 9100;
let skipped = 0;
const now = () => new Date(Date.now() + skipped);
beforeAll(async () => {
  house = await aSandboxCompany(db, now);
});
afterAll(async () => house.close());

const item = (over: Partial<CreateItemInput["item"]> = {}): CreateItemInput["item"] => ({ code: "KR-CANDLE-1", name: "Pandan Candle", uom: "UNIT", price: "19.90", ...over });
const record = (id: string) => db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id } } });

async function anOrder(sku: string): Promise<{ id: string; lineId: string }> {
  made += 1;
  const id = await house.arrive(missingSkuOrder({ number: made, at: new Date("2026-03-02T02:00:00Z") }, sku, `Thing ${sku}`));
  const { lines } = (await record(id)).document as unknown as { lines: { id: string; sku: string }[] };
  return { id, lineId: lines.find((line) => line.sku === sku)?.id ?? "" };
}

const madeThere = async (code: string) => (await house.ledger()).products.filter(({ product }) => product.productCode === code);

async function approve(id: string): Promise<void> {
  expect(await approveRecord(house.finance2.ctx, { recordId: id, revision: (await record(id)).revision })).toMatchObject({ ok: true });
}

test("a new item is made in AutoCount once, before its documents, and frees the others that name it", async () => {
  const [first, second] = [await anOrder("CANDLE-A"), await anOrder("candle-a")];
  const asked = { recordId: first.id, revision: 1, lineId: first.lineId, everywhere: true, similar: [] };
  expect(await createItem(house.admin.ctx, { ...asked, item: item() })).toMatchObject({ ok: true, value: { state: "ready", freed: 1 } });
  expect(await db.item.findUnique({ where: { companyId_code: { companyId: house.ctx.company, code: "KR-CANDLE-1" } } })).toMatchObject({ origin: "proposed", uom: "UNIT" });
  expect(await db.auditEntry.count({ where: { companyId: house.ctx.company, recordId: first.id, type: "item.proposed" } })).toBe(1);
  // The next order finds the answer.
  const third = await anOrder("CANDLE-A");
  expect(await record(third.id)).toMatchObject({ state: "ready" });
  expect(await madeThere("KR-CANDLE-1")).toHaveLength(0);

  await approve(first.id);
  await approve(third.id);
  await postApproved(house.ctx);
  expect(await madeThere("KR-CANDLE-1")).toHaveLength(1);
  expect(await record(first.id)).toMatchObject({ state: "posted" });
  expect(await record(third.id)).toMatchObject({ state: "posted" });
  expect(await db.item.findUnique({ where: { companyId_code: { companyId: house.ctx.company, code: "KR-CANDLE-1" } } })).toMatchObject({ origin: "ledger" });
  expect(second.id).not.toBe(first.id);
});

test("a lost answer while the item is made makes no second one", async () => {
  const { id, lineId } = await anOrder("CANDLE-B");
  expect(await createItem(house.finance.ctx, { recordId: id, revision: 1, lineId, everywhere: false, item: item({ code: "KR-CANDLE-2" }) })).toMatchObject({ ok: true });
  await approve(id);
  await house.fault({ fault: "stored-answer-lost", resource: "product", mode: "count", count: 1 });
  await postApproved(house.ctx);
  await house.clearFaults();
  expect(await record(id)).not.toMatchObject({ state: "posted" });
  for (let round = 0; round < 3; round += 1) {
    skipped += 600_000;
    await postApproved(house.ctx);
  }
  expect(await record(id)).toMatchObject({ state: "posted" });
  expect(await madeThere("KR-CANDLE-2")).toHaveLength(1);
});

test("a code that is an item's already, an unreadable one and a missing unit are refused, and nothing is written", async () => {
  const { id, lineId } = await anOrder("CANDLE-C");
  const asked = { recordId: id, revision: 1, lineId, everywhere: true, similar: [] };
  expect(await createItem(house.admin.ctx, { ...asked, item: item({ code: "kr-mug-01" }) })).toMatchObject({ ok: false, error: { code: "item-code-taken", itemCode: "KR-MUG-01" } });
  expect(await record(id)).toMatchObject({ state: "held", revision: 1 });
  expect(await db.alias.count({ where: { companyId: house.ctx.company, key: "candle-c" } })).toBe(0);
  for (const wrong of [{ code: "has blank" }, { uom: "" }, { price: "-1.00" }, { classification: "22" }]) {
    await expect(createItem(house.admin.ctx, { ...asked, item: item({ code: "KR-CANDLE-3", ...wrong }) })).rejects.toThrow();
  }
  expect(await db.item.count({ where: { companyId: house.ctx.company, code: "KR-CANDLE-3" } })).toBe(0);
});

test("of two who create the same code at once, one does", async () => {
  const [one, other] = [await anOrder("CANDLE-D"), await anOrder("CANDLE-E")];
  const outcomes = await Promise.all([one, other].map(({ id, lineId }) => createItem(house.admin.ctx, { recordId: id, revision: 1, lineId, everywhere: true, item: item({ code: "KR-CANDLE-4" }) })));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ error: { code: "item-code-taken" } });
});
