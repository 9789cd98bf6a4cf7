import { beforeAll, describe, expect, test } from "vitest";
import { aCompany, setTestSecrets } from "#lib/auth/test-people.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { sealCredentials } from "#lib/posting/connection.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import {
  cancelledOrder, discountedOrder, duplicateOrder, fullyDeliveredOrder, longDescriptionOrder, missingSkuOrder, newCustomerOrder, normalOrder,
  partiallyDeliveredOrder, taxInclusiveOrder, totalMismatchOrder, walkInOrder, demoBuyers,
} from "#prisma/seed/shopify-orders.ts";
import { readApart } from "./read-apart.ts";
import { readDeliveries } from "./read-deliveries.ts";
import { receiveDelivery } from "./receive-delivery.ts";

const { db } = await createTestDatabase();
setTestSecrets();
const at = new Date("2026-03-02T02:00:00Z");
let ctx: Context;
let sourceId: string;
let number = 1000;
const place = () => ({ number: (number += 1), at });

beforeAll(async () => {
  ctx = await aCompany(db);
  await seedMasters(db, ctx.company);
  const source = await db.source.create({
    data: { companyId: ctx.company, key: "a-shop", name: "A shop", channel: "shopify", flowKind: "invoice", flowTrigger: "payment" },
  });
  sourceId = source.id;
  const data = { companyId: ctx.company, kind: "sandbox", baseUrl: "http://127.0.0.1:1", book: "1" };
  await db.ledgerConnection.create({ data: { ...data, credentials: sealCredentials(ctx.company, { keyId: "k", apiKey: "s" }) } });
  for (const [code, email] of [["300-A001", demoBuyers.aisyah.email], ["300-T001", demoBuyers.weiMing.email]] as const) {
    await db.alias.create({
      data: { companyId: ctx.company, type: "customer", sourceId: null, key: `email:${email}`, target: code, taughtBy: sourceId, taughtByName: "Test" },
    });
  }
});

async function arrive(order: object, topic = "orders/create") {
  const body = new Uint8Array(Buffer.from(JSON.stringify(order)));
  const received = await receiveDelivery(ctx, { sourceId, key: null, topic, contentType: "application/json", headers: {}, body }, { thenRead: false });
  if (!received.ok) throw new Error(received.error.code);
  await readDeliveries(ctx, [received.value.deliveryId]);
  return db.delivery.findUniqueOrThrow({ where: { companyId_id: { companyId: ctx.company, id: received.value.deliveryId } } });
}

async function recordOf(order: { id: number }) {
  return db.record.findFirstOrThrow({ where: { companyId: ctx.company, orderId: String(order.id) }, orderBy: { id: "asc" } });
}

describe("an order that arrives", () => {
  test("is ready when nothing is wrong with it", async () => {
    const order = normalOrder(place());
    const delivery = await arrive(order);
    expect(delivery).toMatchObject({ state: "read", problem: null });
    expect(await recordOf(order)).toMatchObject({ state: "ready", holds: [], kind: "invoice", partyCode: "300-A001", revision: 1 });
  });

  test.each([
    ["missing-sku", missingSkuOrder(place(), "KR-NEW-1")],
    ["new-customer", newCustomerOrder(place())],
    ["partial-delivery", partiallyDeliveredOrder(place())],
    ["total-mismatch", totalMismatchOrder(place())],
    ["cancelled-at-source", cancelledOrder(place())],
    ["field-too-long", longDescriptionOrder(place())],
    ["new-customer", walkInOrder(place())],
  ])("is held for %s and for nothing else", async (rule, order) => {
    await arrive(order);
    const record = await recordOf(order);
    expect(record).toMatchObject({ state: "held", holds: [rule] });
    const findings = await db.finding.findMany({ where: { companyId: ctx.company, recordId: record.id } });
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
    expect(findings[0]?.message).toMatch(/^\S.+\.$/);
  });

  test.each([discountedOrder(place()), taxInclusiveOrder(place())])("keeps its amounts to the sen", async (order) => {
    await arrive(order);
    const record = await recordOf(order);
    expect(record.state).toBe("ready");
    expect(record.total.toFixed(2)).toBe(order.total_price);
  });

  test("waits for its payment, and goes on when the payment is told", async () => {
    const unpaid = normalOrder({ ...place(), financialStatus: "pending" });
    await arrive(unpaid);
    expect(await recordOf(unpaid)).toMatchObject({ state: "waiting", waitingFor: "payment" });
    await arrive({ ...unpaid, financial_status: "paid", updated_at: "2026-03-03T10:00:00+08:00" }, "orders/paid");
    expect(await recordOf(unpaid)).toMatchObject({ state: "ready", waitingFor: null, revision: 2 });
  });

  test("is one record however often it comes", async () => {
    const order = normalOrder(place());
    await arrive(order);
    const again = await arrive({ ...order, buyer_accepts_marketing: true });
    expect(again.results).toMatchObject([{ outcome: "repeated" }]);
    expect(await db.record.count({ where: { companyId: ctx.company, orderId: String(order.id) } })).toBe(1);
  });

  test("under another id but with the same number is held as an exact duplicate, the first one stays free", async () => {
    const order = normalOrder(place());
    const copy = duplicateOrder(order);
    await arrive(order);
    await arrive(copy);
    expect(await recordOf(order)).toMatchObject({ state: "ready" });
    expect(await recordOf(copy)).toMatchObject({ state: "held", holds: ["duplicate-exact"] });
  });

  test("that changed is taken by itself while nobody has touched the record, with both revisions kept", async () => {
    const order = normalOrder(place());
    await arrive(order);
    await arrive({ ...order, note: "Leave at the door", updated_at: "2026-03-04T10:00:00+08:00" }, "orders/updated");
    const record = await recordOf(order);
    expect(record).toMatchObject({ revision: 2, state: "ready" });
    expect(await db.recordRevision.count({ where: { companyId: ctx.company, recordId: record.id } })).toBe(2);
    expect(await db.revisionProposal.findMany({ where: { companyId: ctx.company, recordId: record.id } })).toMatchObject([{ state: "accepted" }]);
  });

  test("that changed is only proposed where a person has touched the record", async () => {
    const order = normalOrder(place());
    await arrive(order);
    const { id } = await recordOf(order);
    await db.record.update({ where: { companyId_id: { companyId: ctx.company, id } }, data: { touched: true } });
    const delivery = await arrive({ ...order, note: "Ring twice", updated_at: "2026-03-04T10:00:00+08:00" }, "orders/updated");
    expect(delivery.results).toMatchObject([{ outcome: "accepted", change: "proposed" }]);
    expect(await recordOf(order)).toMatchObject({ revision: 1 });
    expect(await db.revisionProposal.findMany({ where: { companyId: ctx.company, recordId: id } })).toMatchObject([{ state: "open" }]);
  });

  test("an older message never overwrites a newer one", async () => {
    const order = normalOrder({ ...place(), updatedAt: new Date("2026-03-05T00:00:00Z") });
    await arrive(order);
    const late = await arrive({ ...order, note: "old", updated_at: "2026-03-02T10:00:00+08:00" });
    expect(late.results).toMatchObject([{ outcome: "repeated" }]);
    expect(await recordOf(order)).toMatchObject({ revision: 1 });
  });

  test("a message that cannot be read is kept, with the reason", async () => {
    const delivery = await arrive({ hello: "world" });
    expect(delivery.state).toBe("unreadable");
    expect(delivery.problem).toMatch(/\S/);
  });

  test("a late older message does not take the place of a newer one that waits for a decision", async () => {
    const order = normalOrder(place());
    await arrive(order);
    const { id } = await recordOf(order);
    await db.record.update({ where: { companyId_id: { companyId: ctx.company, id } }, data: { touched: true } });
    await arrive({ ...order, note: "third", updated_at: "2026-03-09T10:00:00+08:00" });
    await db.record.update({ where: { companyId_id: { companyId: ctx.company, id } }, data: { touched: false } });
    expect((await arrive({ ...order, note: "second", updated_at: "2026-03-08T10:00:00+08:00" })).results).toMatchObject([{ outcome: "repeated" }]);
    expect(await recordOf(order)).toMatchObject({ revision: 1 });
    const proposals = await db.revisionProposal.findMany({ where: { companyId: ctx.company, recordId: id } });
    expect(proposals.map(({ state, document }) => [state, (document as { note: string }).note])).toEqual([["open", "third"]]);
  });

  test("a change that the source takes back is no longer to be decided", async () => {
    const order = normalOrder(place());
    await arrive(order);
    const { id } = await recordOf(order);
    await db.record.update({ where: { companyId_id: { companyId: ctx.company, id } }, data: { touched: true } });
    await arrive({ ...order, note: "wrap it", updated_at: "2026-03-09T10:00:00+08:00" });
    await arrive({ ...order, updated_at: "2026-03-10T10:00:00+08:00" });
    expect(await db.revisionProposal.findMany({ where: { companyId: ctx.company, recordId: id } })).toMatchObject([{ state: "superseded" }]);
    expect(await recordOf(order)).toMatchObject({ revision: 1 });
  });

  test("one delivery that makes reading fail does not hold back the others, and is set aside after ten minutes", async () => {
    const good = normalOrder(place());
    const bad = normalOrder(place());
    const ids: string[] = [];
    for (const order of [good, bad]) {
      const body = new Uint8Array(Buffer.from(JSON.stringify(order)));
      const received = await receiveDelivery(ctx, { sourceId, key: null, topic: "orders/create", contentType: "application/json", headers: {}, body }, { thenRead: false });
      if (received.ok) ids.push(received.value.deliveryId);
    }
    await db.$executeRawUnsafe(`ALTER TABLE record ADD CONSTRAINT planted CHECK (order_id <> '${bad.id}') NOT VALID`);
    await expect(readApart(ctx, ids)).rejects.toThrow(/planted/);
    expect(await recordOf(good)).toMatchObject({ state: "ready" });
    const later = { ...ctx, now: () => new Date(Date.now() + 11 * 60_000) };
    await readApart(later, ids);
    await db.$executeRaw`ALTER TABLE record DROP CONSTRAINT planted`;
    const set = await db.delivery.findUniqueOrThrow({ where: { companyId_id: { companyId: ctx.company, id: ids[1] ?? "" } } });
    expect(set.state).toBe("unreadable");
    expect(set.problem).toMatch(/planted/);
  });

  test("two messages about one new order at the same moment make one record", async () => {
    const order = normalOrder(place());
    await Promise.all([arrive(order), arrive({ ...order, note: "b", updated_at: "2026-03-06T00:00:00+08:00" }), arrive(order, "orders/paid")]);
    expect(await db.record.count({ where: { companyId: ctx.company, orderId: String(order.id) } })).toBe(1);
  });

  test("a delivered order's later message about a partial delivery replaces the first one", async () => {
    const start = place();
    await arrive(partiallyDeliveredOrder(start));
    const full = fullyDeliveredOrder(start);
    await arrive(full, "orders/updated");
    expect(await recordOf(full)).toMatchObject({ state: "ready", revision: 2 });
  });

  test("everything that is stored has its trace in the audit log", async () => {
    const records = await db.record.findMany({ where: { companyId: ctx.company }, select: { id: true } });
    const audited = await db.auditEntry.findMany({ where: { companyId: ctx.company, type: "record.received" }, select: { recordId: true } });
    expect(new Set(audited.map((entry) => entry.recordId))).toEqual(new Set(records.map((record) => record.id)));
  });
});
