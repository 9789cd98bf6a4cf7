import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { anApiCompany, type ApiCompany } from "#lib/api/test-company.ts";
import type { Context } from "#lib/context.ts";
import { type BusListener, subscribe, untilListening } from "#lib/db/bus.ts";
import { pool } from "#lib/db/prisma.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { keepReading, type Reading } from "./keep-reading.ts";
import * as readApart from "./read-apart.ts";
import { intakeTopic, receiveDelivery } from "./receive-delivery.ts";

const { db } = await createTestDatabase();
const readReally = readApart.readApart;
let company: ApiCompany;
let other: ApiCompany;
let number = 2000;

beforeAll(async () => {
  company = await anApiCompany(db);
  other = await anApiCompany(db);
});
beforeEach(async () => {
  await db.delivery.updateMany({ where: { state: "received" }, data: { state: "ignored" } });
});

const readings: Reading[] = [];
const stops: (() => void)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const reading of readings.splice(0)) await reading.stop();
  for (const stop of stops.splice(0)) stop();
});

async function begin(onFailure: (error: unknown, company: number | null) => void = (error) => expect.unreachable(String(error))): Promise<void> {
  readings.push(keepReading({ contextOf: (id): Context => ({ ...company.ctx, company: id }), onFailure }));
  await untilListening();
}

async function arrive(options: { to?: ApiCompany; topic?: string; order?: object; key?: string; thenRead?: boolean } = {}) {
  const { to = company, topic = "orders/paid", order = normalOrder({ number: (number += 1), at: new Date("2026-03-02T02:00:00Z") }), key = null, thenRead = true } = options;
  const body = new Uint8Array(Buffer.from(JSON.stringify(order)));
  const received = await receiveDelivery(to.ctx, { sourceId: to.shop.id, key, topic, contentType: "application/json", headers: {}, body }, { thenRead });
  if (!received.ok) throw new Error(received.error.code);
  return received.value.deliveryId;
}

const stateOf = async (id: string) => (await db.delivery.findFirstOrThrow({ where: { id }, select: { state: true } })).state;
const isRead = (id: string, timeout = 5_000) => vi.waitFor(async () => expect(await stateOf(id)).toBe("read"), { timeout, interval: 10 });
/** Past the reader's first look into every company: from now on only a wake makes it look before the next. */
const untilIdle = () => new Promise((resolve) => setTimeout(resolve, 300));

test("a message that arrives at an idle reader wakes it", async () => {
  await begin();
  await untilIdle();
  const began = performance.now();
  await isRead(await arrive());
  // The next look into every company would come two seconds after the first.
  expect(performance.now() - began).toBeLessThan(1_500);
});

test("what nobody was woken for is found", async () => {
  const before = await arrive({ thenRead: false });
  await begin();
  await isRead(before);
  const after = await arrive({ thenRead: false });
  await isRead(after);
  expect([await stateOf(before), await stateOf(after)]).toEqual(["read", "read"]);
});

test("what has gathered is read in one batch a company, each message once", async () => {
  const read = vi.spyOn(readApart, "readApart");
  const stored = new Map<number, string[]>();
  for (const to of [company, other]) stored.set(to.ctx.company, await Promise.all(Array.from({ length: 30 }, () => arrive({ to }))));
  await begin();
  for (const id of [...stored.values()].flat()) await isRead(id, 10_000);
  const asked = read.mock.calls.map(([ctx, ids]) => [ctx.company, ids.toSorted()]);
  expect(new Map(asked as [number, string[]][])).toEqual(new Map([...stored].map(([id, ids]) => [id, ids.toSorted()])));
  expect(asked).toHaveLength(2);
});

test("two readers of one database make one record of each message", async () => {
  await begin();
  await begin();
  const ids = await Promise.all(Array.from({ length: 20 }, () => arrive()));
  for (const id of ids) await isRead(id, 10_000);
  expect(await db.record.count({ where: { companyId: company.ctx.company, deliveryId: { in: ids } } })).toBe(20);
});

test("what another process is reading is left to it", async () => {
  const id = await arrive({ thenRead: false });
  const client = await pool().connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT 1 FROM delivery WHERE id = $1 FOR UPDATE", [id]);
    const read = vi.spyOn(readApart, "readApart");
    await begin();
    await isRead(await arrive());
    expect(read.mock.calls.flatMap(([, some]) => some)).not.toContain(id);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
  await isRead(id);
});

test("a message that makes reading fail holds nobody back, and is tried again", async () => {
  const bad = await arrive({ thenRead: false });
  let isBroken = true;
  vi.spyOn(readApart, "readApart").mockImplementation(async (ctx, ids) => {
    if (isBroken && ids.includes(bad)) throw new Error("a poisoned message");
    return readReally(ctx, ids);
  });
  const failures: unknown[] = [];
  await begin((error) => failures.push(error));
  await vi.waitFor(() => expect(failures).toHaveLength(1));
  await isRead(await arrive());
  expect(await stateOf(bad)).toBe("received");
  isBroken = false;
  await isRead(bad, 8_000);
}, 15_000);

test("a call of the intake API reads its own message; the worker takes it over a minute later", async () => {
  const fresh = await arrive({ topic: intakeTopic, order: { records: [] }, thenRead: false });
  const left = await arrive({ topic: intakeTopic, order: { records: [{}] }, thenRead: false });
  // A delivery is kept as received, so its age is made without the guard.
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`UPDATE delivery SET received_at = now() - interval '61 seconds' WHERE id = ${left}::uuid`;
  });
  await begin();
  await vi.waitFor(async () => expect(await stateOf(left)).not.toBe("received"), { timeout: 3_000 });
  expect(await stateOf(fresh)).toBe("received");
});

test("a flood of messages wakes the reader a few times a second, and a repeated one does not", async () => {
  const heard = vi.fn<BusListener>();
  stops.push(subscribe(heard));
  await untilListening();
  // Whatever earlier tests woke is forgotten after this.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const began = performance.now();
  for (let nth = 0; nth < 30; nth += 1) await arrive({ key: `flood-${nth}` });
  const seconds = (performance.now() - began) / 1000;
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  expect(heard.mock.calls.length).toBeLessThanOrEqual(1 + seconds * 4);
  expect(heard).toHaveBeenCalledWith({ company: company.ctx.company, topic: "deliveries", ids: [] });

  await new Promise((resolve) => setTimeout(resolve, 300));
  heard.mockClear();
  const repeated = { key: "flood-again", order: normalOrder({ number: 9_999, at: new Date("2026-03-02T02:00:00Z") }) };
  const first = await arrive(repeated);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await arrive(repeated)).toBe(first);
  // The repeated message has not used up the wake of the next new one.
  await arrive({ key: "flood-after" });
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2));
});
