import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { acceptWarning } from "#lib/review/accept-warning.ts";
import { correctRecord } from "#lib/review/correct-record.ts";
import { findRecordScreen } from "#lib/review/queries.ts";
import { aSandboxCompany, type SandboxCompany } from "#prisma/seed/sandbox-company.ts";
import { demoItems, shopifyOrder } from "#prisma/seed/shopify-orders.ts";
import { backTest, type BackTested } from "./back-test.ts";

const { db } = await createTestDatabase();
let house: SandboxCompany;
beforeAll(async () => {
  house = await aSandboxCompany(db, () => new Date("2026-03-02T04:00:00Z"));
});
afterAll(async () => house.close());
// Each test has a past of its own.
beforeEach(async () => void (await db.record.updateMany({ where: { companyId: house.ctx.company }, data: { receivedAt: new Date("2020-01-01T00:00:00Z") } })));

let number = 5100;
/** A mug of RM 22.00 at a price, dated `at`, as it came in at `receivedAt`. */
async function arrived({ price = "22.00", at = "2026-02-20T02:00:00Z", receivedAt = at }: { price?: string; at?: string; receivedAt?: string } = {}): Promise<string> {
  number += 1;
  const id = await house.arrive(shopifyOrder({ number, at: new Date(at), lines: [{ ...demoItems.mug, price, quantity: 1 + (number % 90) }], shipping: null }));
  await db.record.update({ where: { companyId_id: { companyId: house.ctx.company, id } }, data: { receivedAt: new Date(receivedAt) } });
  return id;
}

type Draft = Partial<Parameters<typeof backTest>[1]> & { rule: string };
async function tried(draft: Draft, steps?: Parameters<typeof backTest>[2]): Promise<BackTested> {
  const outcome = await backTest(house.admin.ctx, { scope: "company", key: "", severity: null, thresholds: {}, days: 90, ...draft }, steps);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}
const idsOf = (records: BackTested["wouldHold"]) => records.map(({ id }) => id);
const narrow = { rule: "price-mismatch", thresholds: { priceDownPercent: "10" } } as const;

async function correct(id: string, changes: { path: string; value: string }[]): Promise<void> {
  expect(await correctRecord(house.finance.ctx, { recordId: id, revision: 1, changes, reason: "Agreed by phone" })).toMatchObject({ ok: true });
}

describe("A setting that is tried on the past", () => {
  test("would have held what was put right afterwards, and says that it was", async () => {
    const [corrected, right] = [await arrived({ price: "11.50" }), await arrived()];
    await correct(corrected, [{ path: "lines.0.unitPrice", value: "22.00" }]);
    const found = await tried(narrow);
    expect(found.wouldHold).toMatchObject([{ id: corrected, isCorrected: true, messages: [expect.stringContaining("11.50")] }]);
    expect(idsOf(found.wouldHold)).not.toContain(right);
    // And the other way round: what was right as it came was not held for what somebody made of it.
    await correct(right, [{ path: "lines.0.unitPrice", value: "2.00" }]);
    expect(idsOf((await tried(narrow)).wouldHold)).toEqual([corrected]);
  });

  test("would no longer have held what was corrected or accepted after it was held", async () => {
    const [corrected, accepted] = [await arrived({ price: "2.00" }), await arrived({ price: "2.00" })];
    await correct(corrected, [{ path: "lines.0.unitPrice", value: "22.00" }]);
    const fingerprint = (await findRecordScreen(house.ctx, accepted))?.findings.find(({ rule }) => rule === "price-mismatch")?.fingerprint ?? "";
    expect(await acceptWarning(house.finance.ctx, { recordId: accepted, revision: 1, rule: "price-mismatch", fingerprint, reason: "Agreed" })).toMatchObject({ ok: true, value: { state: "ready" } });
    const found = await tried({ rule: "price-mismatch", severity: "off" });
    expect(found).toMatchObject({ wouldHoldCount: 0, noLongerCount: 2 });
    expect(new Set(idsOf(found.noLonger))).toEqual(new Set([corrected, accepted]));
    expect(found.noLonger.find(({ id }) => id === accepted)?.state).toBe("ready");
  });

  test("counts for the account with which a record came, whichever it has now", async () => {
    const id = await arrived({ price: "11.50" });
    await correct(id, [{ path: "customer.code", value: "300-T001" }]);
    expect(idsOf((await tried({ ...narrow, scope: "customer", key: "300-A001" })).wouldHold)).toEqual([id]);
    expect((await tried({ ...narrow, scope: "customer", key: "300-T001" })).wouldHold).toEqual([]);
  });

  test("sees what was dated ahead on the Malaysian day on which it came", async () => {
    const ahead = await arrived({ at: "2026-01-20T02:00:00Z", receivedAt: "2026-01-10T02:00:00Z" });
    // Already the 11th in Malaysia: one day ahead, as is allowed.
    const tomorrow = await arrived({ at: "2026-01-12T02:00:00Z", receivedAt: "2026-01-10T17:00:00Z" });
    await arrived({ at: "2026-01-12T02:00:00Z", receivedAt: "2026-01-12T17:00:00Z" });
    const softer = await tried({ rule: "future-date", thresholds: { futureDays: 30 } });
    expect([idsOf(softer.wouldHold), idsOf(softer.noLonger)]).toEqual([[], [ahead]]);
    const harder = await tried({ rule: "future-date", thresholds: { futureDays: 0 } });
    expect([idsOf(harder.wouldHold), idsOf(harder.noLonger)]).toEqual([[tomorrow], []]);
  });

  test("sees as old what was old when it came, and not what has become old since", async () => {
    const old = await arrived({ at: "2025-11-01T02:00:00Z", receivedAt: "2025-12-21T02:00:00Z" });
    const fresh = await arrived({ at: "2025-12-20T02:00:00Z", receivedAt: "2025-12-21T02:00:00Z" });
    const found = await tried({ rule: "stale-record", thresholds: { staleDays: 30 } });
    expect(found.looked).toBe(2);
    expect(idsOf(found.wouldHold)).toEqual([old]);
    expect(idsOf(found.wouldHold)).not.toContain(fresh);
  });

  test("is refused where the past cannot tell, and says why", async () => {
    await arrived();
    for (const rule of ["burst", "changed-after-approval", "cancelled-after-posting"]) {
      const outcome = await backTest(house.admin.ctx, { rule, scope: "company", key: "", severity: "error", thresholds: {}, days: 90 });
      expect(outcome).toMatchObject({ ok: false, error: { code: "not-on-the-past", rule } });
    }
  });

  test("looks at the newest first, step by step, and tells out of how many", async () => {
    const ids: string[] = [];
    for (const day of ["10", "11", "12", "13", "14"]) ids.unshift(await arrived({ price: "11.50", at: `2026-02-${day}T02:00:00Z` }));
    const all = await tried(narrow, { step: 2 });
    expect([all.looked, all.outOf, idsOf(all.wouldHold)]).toEqual([5, { value: 5, isCapped: false }, ids]);
    const some = await tried(narrow, { step: 2, atMost: 2 });
    expect([some.looked, some.outOf, idsOf(some.wouldHold)]).toEqual([2, { value: 5, isCapped: false }, ids.slice(0, 2)]);
    expect((await tried({ ...narrow, days: 19 })).looked).toBe(3);
  });
});
