import { expect, it } from "vitest";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { queueFixtures } from "#lib/queues/queue-fixtures.ts";
import { findDelivery } from "./queries.ts";

const { db } = await createTestDatabase();
const { aCompany, seedRecords } = queueFixtures(db, new Date("2026-03-31T04:00:00Z"));

async function aDelivery(where: Awaited<ReturnType<typeof aCompany>>, body: string | Uint8Array<ArrayBuffer>, results?: object[]) {
  return db.delivery.create({
    data: {
      companyId: where.ctx.company, sourceId: where.source.id, dedupeKey: crypto.randomUUID(), digest: "d1", topic: "orders/create", contentType: "application/json",
      headers: { "x-shop": "kedai", "x-many": ["a", "b"] }, body: typeof body === "string" ? new TextEncoder().encode(body) : body, state: "read", results: results as object[] | undefined,
    },
  });
}

it("shows a delivery as it came, with what became of each record as it is now", async () => {
  const where = await aCompany();
  const [record] = await seedRecords(where, [{ number: "#1001", state: "posted" }]);
  const { id } = await aDelivery(where, '{"id":9007199254740993}', [
    { index: 0, externalId: "1001", outcome: "accepted", recordId: record },
    { index: 1, externalId: null, outcome: "refused", recordId: null, why: "It has no lines." },
  ]);
  expect(await findDelivery(where.ctx, id)).toMatchObject({
    id, sourceName: "Shop", topic: "orders/create", state: "read", body: '{"id":9007199254740993}', isCut: false, bytes: 23,
    headers: [{ name: "x-many", value: "a, b" }, { name: "x-shop", value: "kedai" }],
    outcomes: [
      { index: 0, externalId: "1001", outcome: "accepted", record: { id: record, number: "#1001", state: "posted" } },
      { index: 1, externalId: null, outcome: "refused", why: "It has no lines.", record: null },
    ],
  });
});

it("shows the beginning of a very large body and says so", async () => {
  const where = await aCompany();
  const { id } = await aDelivery(where, "x".repeat(400_001));
  expect(await findDelivery(where.ctx, id)).toMatchObject({ isCut: true, bytes: 400_001, outcomes: [] });
});

it("survives a body that is no text", async () => {
  const where = await aCompany();
  const { id } = await aDelivery(where, new Uint8Array([0xff, 0xfe, 0x00, 0x41]));
  expect((await findDelivery(where.ctx, id))?.bytes).toBe(4);
});

it("finds nothing of another company", async () => {
  const [mine, theirs] = [await aCompany(), await aCompany()];
  const { id } = await aDelivery(theirs, "{}");
  expect(await findDelivery(mine.ctx, id)).toBeNull();
});
