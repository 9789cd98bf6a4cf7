import { beforeAll, describe, expect, test } from "vitest";
import { aCompany, setTestSecrets } from "#lib/auth/test-people.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { sealCredentials } from "#lib/posting/connection.ts";
import { recheckRecords } from "#lib/review/recheck-records.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { readDeliveries } from "./read-deliveries.ts";
import { intakeTopic, receiveDelivery } from "./receive-delivery.ts";

const { db } = await createTestDatabase();
setTestSecrets();
let ctx: Context;
const ids = { erp: "", warehouse: "" };

beforeAll(async () => {
  ctx = await aCompany(db);
  await seedMasters(db, ctx.company);
  for (const key of ["erp", "warehouse"] as const) {
    const source = await db.source.create({ data: { companyId: ctx.company, key: `${key}-${ctx.company}`, name: key, channel: "native", flowKind: "invoice", flowTrigger: "delivery" } });
    ids[key] = source.id;
  }
  const data = { companyId: ctx.company, kind: "sandbox", baseUrl: "http://127.0.0.1:1", book: "1" };
  await db.ledgerConnection.create({ data: { ...data, credentials: sealCredentials(ctx.company, { keyId: "k", apiKey: "s" }) } });
});

const customer = { code: "300-K001", name: "Kedai Serbaneka Maju" };
const order = (number: string) => ({
  externalId: number, kind: "sales_order",
  document: { number, date: "2026-03-02", currency: "MYR", customer, total: "88.00", isBilled: true, lines: [{ id: "1", sku: "KR-MUG-01", description: "Enamel Mug", quantity: "4", unitPrice: "22.00" }] },
});
const delivery = (number: string, of: string, quantity: string) => ({
  externalId: number, kind: "delivery_order",
  document: { number, date: "2026-03-03", currency: "MYR", total: "0.00", references: [{ number: of }], lines: [{ id: "a", sku: "KR-MUG-01", quantity, unitPrice: "0.00" }] },
});

async function arrive(from: "erp" | "warehouse", record: object): Promise<void> {
  const body = new Uint8Array(Buffer.from(JSON.stringify({ records: [record] })));
  const received = await receiveDelivery(ctx, { sourceId: ids[from], key: null, topic: intakeTopic, contentType: "application/json", headers: {}, body }, { thenRead: false });
  if (!received.ok) throw new Error(received.error.code);
  await readDeliveries(ctx, [received.value.deliveryId]);
}

const recordOf = (number: string) => db.record.findFirstOrThrow({ where: { companyId: ctx.company, docNumber: number }, orderBy: { id: "asc" } });
/** As the worker does for what intake has asked for. */
const recheck = async (number: string) => recheckRecords(ctx, { by: "records", recordIds: [(await recordOf(number)).id] }, null);

describe("A delivery that a warehouse sends, where AutoCount books none", () => {
  test("counts on its order, which is then partly delivered", async () => {
    await arrive("erp", order("SO-1"));
    await arrive("warehouse", delivery("DO-1", "SO-1", "3"));
    const [so, first] = [await recordOf("SO-1"), await recordOf("DO-1")];
    expect(first).toMatchObject({ kind: "delivery_order", state: "superseded", parentId: so.id });
    await recheck("SO-1");
    expect(await recordOf("SO-1")).toMatchObject({ state: "held", holds: ["partial-delivery"] });
    await arrive("warehouse", delivery("DO-2", "SO-1", "1"));
    await recheck("SO-1");
    const delivered = await recordOf("SO-1");
    expect(delivered).toMatchObject({ state: "ready", holds: [] });
    await recheck("SO-1");
    expect((await recordOf("SO-1")).revision).toBe(delivered.revision);
  });

  test("stays counted when the source sends the order again", async () => {
    await arrive("erp", order("SO-2"));
    await arrive("warehouse", delivery("DO-3", "SO-2", "3"));
    await recheck("SO-2");
    await arrive("erp", { ...order("SO-2"), document: { ...order("SO-2").document, note: "Ring twice" } });
    expect(await recordOf("SO-2")).toMatchObject({ state: "held", holds: ["partial-delivery"] });
  });

  test("of more than was ordered holds the order", async () => {
    await arrive("erp", order("SO-3"));
    await arrive("warehouse", delivery("DO-4", "SO-3", "5"));
    await recheck("SO-3");
    expect(await recordOf("SO-3")).toMatchObject({ state: "held", holds: ["over-delivery"] });
  });

  test("waits for its order and counts on it when the order comes", async () => {
    await arrive("warehouse", delivery("DO-5", "SO-5", "4"));
    expect(await recordOf("DO-5")).toMatchObject({ state: "held", holds: expect.arrayContaining(["delivery-without-order"]) });
    await arrive("erp", order("SO-5"));
    await recheckRecords(ctx, { by: "rule", rules: ["delivery-without-order"] }, null);
    expect(await recordOf("DO-5")).toMatchObject({ state: "superseded" });
    await recheck("SO-5");
    expect(await recordOf("SO-5")).toMatchObject({ state: "ready" });
  });
});
