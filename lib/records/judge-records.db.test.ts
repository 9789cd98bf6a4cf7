import { beforeAll, describe, expect, test } from "vitest";
import { aCarrier, aLine } from "#lib/canonical/document-builder.ts";
import type { Context } from "#lib/context.ts";
import { aCompany } from "#lib/auth/test-people.ts";
import { counting } from "#lib/db/test-counting.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { judgeRecords, type ToJudge } from "./judge-records.ts";

const { db } = await createTestDatabase();
let ctx: Context;
let sourceId: string;

beforeAll(async () => {
  ctx = await aCompany(db);
  const company = { companyId: ctx.company };
  sourceId = (await db.source.create({ data: { ...company, key: "shop", name: "Shop", channel: "native", flowKind: "invoice", flowTrigger: "order_confirmation" } })).id;
  await db.item.create({ data: { ...company, code: "TEA", name: "Tea", uom: "UNIT", price: "10.00" } });
  await db.customer.createMany({ data: [{ ...company, code: "300-A001", name: "Aminah", creditLimit: "100.00", balance: "95.00" }] });
});

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

/** Orders with an item, a buyer of their own and a reference each: everything that a batch may have to look for. */
function aBatch(count: number, isNew: boolean): ToJudge[] {
  return Array.from({ length: count }, (_, index) => ({
    ...aCarrier("invoice", {
      number: `#${index}`, isPaid: false, customer: index % 2 === 0 ? { code: "300-A001", name: "Aminah" } : { name: `Buyer ${index}`, email: `buyer${index}@example.com` },
      references: [{ externalId: `order-${index}` }], lines: [aLine({ sku: index % 3 === 0 ? `SKU-${index}` : "TEA", itemCode: index % 3 === 0 ? null : "TEA" })],
    }),
    recordId: uuid(index), sourceId, externalId: `x${index}`, orderId: `x${index}`, parentId: null, isNew, released: false, waitsForRest: false,
  }));
}

describe.each([["arriving", true], ["checked again", false]] as const)("Records that are %s", (_what, isNew) => {
  test("are judged with as many queries in a batch of 200 as in one of 20, and hardly fewer alone", async () => {
    // What a source usually sends is counted once an hour.
    await db.$transaction((tx) => judgeRecords(tx, ctx, aBatch(20, isNew)));
    const asked = await Promise.all([1, 20, 200].map((count) => db.$transaction(async (tx) => {
      const watched = counting(tx);
      const judged = await judgeRecords(watched.tx, ctx, aBatch(count, isNew));
      expect(judged).toHaveLength(count);
      return watched.count();
    }, { timeout: 30_000 })));
    const [alone = 0, some = 0, many = 0] = asked;
    expect(many).toBe(some);
    expect(alone).toBeGreaterThan(10);
    // A flood is only asked about from ten records on.
    expect(some - alone).toBeLessThanOrEqual(2);
    expect(many).toBeLessThan(30);
  });
});

test("What the rules find goes by what is stored: the credit limit of the debtor", async () => {
  const [judged] = await db.$transaction((tx) => judgeRecords(tx, ctx, aBatch(1, true)));
  expect(judged?.assessment.findings.map((finding) => [finding.rule, finding.severity])).toContainEqual(["credit-limit", "warning"]);
});
