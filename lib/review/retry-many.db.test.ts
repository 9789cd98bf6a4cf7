import { afterAll, beforeAll, expect, test } from "vitest";
import { approveRecord } from "#lib/approval/approve-record.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { postApproved } from "#lib/posting/post-approved.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { missingSkuOrder, normalOrder } from "#prisma/seed/shopify-orders.ts";
import { listRefused } from "./list-refused.ts";
import { retryMany } from "./retry-many.ts";

const { db } = await createTestDatabase();
let house: SandboxCompany;
beforeAll(async () => {
  house = await aSandboxCompany(db);
});
afterAll(async () => house.close());

test("all refused under a filter are listed and sent again under their numbers; one that was not refused is told, and holds back nobody", async () => {
  const at = new Date("2026-03-02T02:00:00Z");
  const refused = [await house.arrive(normalOrder({ number: 8001, at })), await house.arrive(normalOrder({ number: 8002, at }))];
  const held = await house.arrive(missingSkuOrder({ number: 8003, at }, "NO-SUCH-SKU"));
  for (const id of refused) expect(await approveRecord(house.finance.ctx, { recordId: id, revision: 1 })).toMatchObject({ ok: true });
  await house.fault({ fault: "refuse-400", resource: "invoice", mode: "count", count: 2, message: "The fiscal period is closed." });
  await postApproved(house.ctx);
  const { company } = house.ctx;
  const numbers = () => db.posting.findMany({ where: { companyId: company }, orderBy: { id: "asc" }, select: { docNo: true, state: true } });
  const before = await numbers();
  expect(before.map(({ state }) => state)).toEqual(["refused", "refused"]);

  const listed = await listRefused(house.finance.ctx, { filters: {} });
  expect(listed.ok && listed.value.records.map(({ id }) => id).toSorted()).toEqual(refused.toSorted());
  expect(await listRefused(house.finance.ctx, { filters: { q: "8002" } })).toMatchObject({ ok: true, value: { records: [{ id: refused[1] }], left: 0 } });

  const outcome = await retryMany(house.finance.ctx, { records: [held, ...refused].map((id) => ({ id, revision: 1 })) });
  expect(outcome).toMatchObject({ value: { results: [{ ok: false, error: { code: "not-in-this-state" } }, { ok: true, state: "approved" }, { ok: true, state: "approved" }] } });
  await postApproved(house.ctx);
  expect(await numbers()).toEqual(before.map(({ docNo }) => ({ docNo, state: "posted" })));
});
