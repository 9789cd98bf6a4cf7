import { afterAll, beforeAll, expect, test } from "vitest";
import type { DocumentOf } from "#lib/canonical/document.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { correctRecord } from "./correct-record.ts";

const { db } = await createTestDatabase();
let house: SandboxCompany;
let made = 8600;
beforeAll(async () => {
  house = await aSandboxCompany(db);
});
afterAll(async () => house.close());

async function anInvoice(): Promise<{ id: string; lines: DocumentOf<"invoice">["lines"] }> {
  made += 1;
  const id = await house.arrive(normalOrder({ number: made, at: new Date("2026-03-02T02:00:00Z") }));
  return { id, lines: (await stored(id)).lines };
}

async function stored(id: string) {
  const record = await db.record.findUniqueOrThrow({ where: { companyId_id: { companyId: house.ctx.company, id } } });
  const document = record.document as unknown as DocumentOf<"invoice">;
  return { state: record.state, revision: record.revision, holds: record.holds, lines: document.lines, total: document.total };
}

test("a line is split, one is added and one removed in one correction, and history tells each", async () => {
  const { id, lines } = await anInvoice();
  const [first, ...others] = lines;
  if (first === undefined) throw new Error("no line");
  const corrected = await correctRecord(house.finance.ctx, {
    recordId: id, revision: 1, reason: "Two parcels",
    lines: [{ id: first.id }, { like: first.id }, { like: null }],
    changes: [
      { path: "lines.0.quantity", value: "1" }, { path: "lines.1.quantity", value: "1" },
      { path: "lines.2.itemCode", value: "KR-MUG-01" }, { path: "lines.2.quantity", value: "3" }, { path: "lines.2.unitPrice", value: "5.00" },
    ],
  });
  expect(corrected).toMatchObject({ ok: true, value: { revision: 2 } });
  const after = await stored(id);
  expect(after.lines.map(({ id: lineId, sku, itemCode, quantity, amount }) => ({ lineId, sku, itemCode, quantity, amount }))).toEqual([
    { lineId: first.id, sku: first.sku, itemCode: first.itemCode, quantity: "1", amount: first.unitPrice },
    { lineId: "added-1", sku: first.sku, itemCode: first.itemCode, quantity: "1", amount: first.unitPrice },
    { lineId: "added-2", sku: null, itemCode: "KR-MUG-01", quantity: "3", amount: "15.00" },
  ]);
  // The total is still what the source said: it is told, not plugged.
  expect(after).toMatchObject({ state: "held", holds: expect.arrayContaining(["total-mismatch"]) });
  const revision = await db.recordRevision.findFirstOrThrow({ where: { companyId: house.ctx.company, recordId: id, revision: 2 } });
  expect(revision).toMatchObject({ bearsValue: true, reason: "Two parcels" });
  expect((revision.changes as { path: string }[]).map(({ path }) => path)).toEqual(expect.arrayContaining(["lines.1", "lines.2", ...others.map((_, index) => `lines.${index + 1}`)]));
});

test("who may only correct codes adds no line, but gives one another item", async () => {
  const { id, lines } = await anInvoice();
  const plan = [...lines.map((line) => ({ id: line.id })), { like: null }];
  expect(await correctRecord(house.admin.ctx, { recordId: id, revision: 1, lines: plan, changes: [] })).toEqual({ ok: false, error: { code: "wrong-role", needed: "finance" } });
  expect(await correctRecord(house.admin.ctx, { recordId: id, revision: 1, changes: [{ path: "lines.0.itemCode", value: "kr-mug-01" }] })).toMatchObject({ ok: true });
  expect((await stored(id)).lines[0]?.itemCode).toBe("KR-MUG-01");
});

test("a code that AutoCount has not is held at its line, and an empty line is refused at its cells", async () => {
  const { id, lines } = await anInvoice();
  expect(await correctRecord(house.finance.ctx, { recordId: id, revision: 1, changes: [{ path: "lines.0.itemCode", value: "NO-SUCH" }] })).toMatchObject({ ok: true });
  expect(await stored(id)).toMatchObject({ state: "held", holds: expect.arrayContaining(["missing-sku"]) });
  const plan = [...lines.map((line) => ({ id: line.id })), { like: null }];
  const at = lines.length;
  expect(await correctRecord(house.finance.ctx, { recordId: id, revision: 2, lines: plan, changes: [] })).toMatchObject({
    ok: false, error: { code: "invalid", issues: ["quantity", "unitPrice", "amount"].map((name) => ({ path: `lines.${at}.${name}` })) },
  });
  expect(await correctRecord(house.finance.ctx, { recordId: id, revision: 2, lines: [{ id: "gone" }], changes: [] })).toMatchObject({ ok: false, error: { code: "invalid", issues: [{ path: "lines.0" }] } });
  expect((await stored(id)).revision).toBe(2);
});
