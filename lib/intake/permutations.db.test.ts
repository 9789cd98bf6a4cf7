import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { aCompany, setTestSecrets } from "#lib/auth/test-people.ts";
import { sampleFulfillment, sampleRefund } from "#lib/channels/shopify/sample-messages.ts";
import { type SampleOrder, sampleOrder } from "#lib/channels/shopify/sample-order.ts";
import type { Context } from "#lib/context.ts";
import { readRows } from "#lib/db/sql.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { sealCredentials } from "#lib/posting/connection.ts";
import { recheckJob } from "#lib/rechecks/jobs.ts";
import { recheckRecords } from "#lib/review/recheck-records.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { demoBuyers } from "#prisma/seed/shopify-orders.ts";
import { readDeliveries } from "./read-deliveries.ts";
import { receiveDelivery } from "./receive-delivery.ts";

// No shop promises an order of its messages, and each may come twice. Whatever the order in which they arrive, and however
// many are read at a time, what stands in the end is what stands when they come one by one as they were sent.

const { db } = await createTestDatabase();
setTestSecrets();
let ctx: Context;
let sourceId: string;

beforeAll(async () => {
  ctx = await aCompany(db);
  await seedMasters(db, ctx.company);
  sourceId = (await db.source.create({ data: { companyId: ctx.company, key: "a-shop", name: "A shop", channel: "shopify", flowKind: "invoice", flowTrigger: "payment" } })).id;
  const connection = { companyId: ctx.company, kind: "sandbox", baseUrl: "http://127.0.0.1:1", book: "1" };
  await db.ledgerConnection.create({ data: { ...connection, credentials: sealCredentials(ctx.company, { keyId: "k", apiKey: "s" }) } });
  await db.alias.create({ data: { companyId: ctx.company, type: "customer", sourceId: null, key: `email:${demoBuyers.aisyah.email}`, target: "300-A001", taughtBy: sourceId, taughtByName: "Test" } });
});

type Message = { topic: string; body: object };
const at = new Date("2026-03-02T02:00:00Z");
const hours = (count: number) => new Date(at.getTime() + count * 3_600_000);
let number = 5000;

/** What a shop sends of one order, in the order in which it happens; an order number of its own for each time. */
function messagesOf(story: "paid" | "returned" | "cancelled"): { number: number; messages: Message[] } {
  number += 1;
  const order = (hour: number, more: Partial<SampleOrder>, over: object = {}) =>
    sampleOrder({ number, at, updatedAt: hours(hour), buyer: demoBuyers.aisyah, lines: [{ sku: "KR-TEA-100", title: "Tea", price: "10.00", quantity: 3, delivered: [0] }], ...more }, { ...over });
  const sent: SampleOrder["lines"] = [{ sku: "KR-TEA-100", title: "Tea", price: "10.00", quantity: 3, delivered: [3] }];
  const whole = order(3, { lines: sent });
  const refund = sampleRefund({ order: whole, at: hours(20), back: [{ line: 0, quantity: 1, subtotal: "10.00" }], paid: "10.00", note: "Torn" });
  const taken = (body: ReturnType<typeof sampleOrder>) => body.line_items.map((line) => ({ ...line, current_quantity: 2 }));
  const story1: Message[] = [
    { topic: "orders/create", body: order(0, { financialStatus: "pending" }) },
    { topic: "orders/updated", body: order(1, { financialStatus: "pending", note: "Leave at the door" }) },
    { topic: "orders/paid", body: order(2, { note: "Leave at the door" }) },
  ];
  const delivered: Message[] = [{ topic: "fulfillments/create", body: sampleFulfillment(whole, 0) }, { topic: "orders/fulfilled", body: whole }];
  const messages: Readonly<Record<typeof story, Message[]>> = {
    paid: [...story1, ...delivered],
    returned: [
      ...story1, ...delivered,
      { topic: "refunds/create", body: refund },
      { topic: "orders/updated", body: order(21, { lines: sent, financialStatus: "partially_refunded" }, { refunds: [refund], current_total_price: "20.00", line_items: taken(whole) }) },
    ],
    cancelled: [...story1, { topic: "orders/cancelled", body: order(5, { cancelled: { at: hours(5), reason: "customer" }, financialStatus: "refunded" }) }],
  };
  return { number, messages: messages[story] };
}

async function store({ topic, body }: Message): Promise<string> {
  const bytes = new Uint8Array(Buffer.from(JSON.stringify(body)));
  const received = await receiveDelivery(ctx, { sourceId, key: null, topic, contentType: "application/json", headers: {}, body: bytes }, { thenRead: false });
  if (!received.ok) throw new Error(received.error.code);
  return received.value.deliveryId;
}

let done = 0;
/** What was queued to be checked again is checked, as the worker does, until nothing is queued. */
async function settle(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    const queued = await readRows<{ data: unknown }>("SELECT data FROM pgboss.job WHERE name = 'recheck' AND (data->>'company')::int = $1 ORDER BY created_on, id", [ctx.company]);
    const fresh = queued.slice(done);
    done = queued.length;
    if (fresh.length === 0) return;
    for (const { data } of fresh) {
      const { scope, answeredBy } = recheckJob.payload.parse(data);
      await recheckRecords(ctx, scope, answeredBy);
    }
  }
}

/** The records of an order as they stand, without what differs by nature: its number and ids, and which delivery said it. */
async function standing(of: number): Promise<unknown> {
  await settle();
  const records = await db.record.findMany({ where: { companyId: ctx.company, sourceId, orderId: String(5_910_000_000_000 + of * 100) }, orderBy: [{ kind: "asc" }, { externalId: "asc" }] });
  const plain = records.map(({ id, kind, externalId, state, waitingFor, holds, document, total, docNumber, sourceVersion, parentId }) => ({
    kind, externalId, state, waitingFor, holds: [...holds].sort(), document, total: total.toFixed(2), docNumber, sourceVersion, isAboutAnother: parentId !== null && parentId !== id,
  }));
  const open = await db.revisionProposal.count({ where: { companyId: ctx.company, recordId: { in: records.map((record) => record.id) }, state: "open" } });
  const text = JSON.stringify({ records: plain, open }).replaceAll(String(5_910_000_000_000 + of * 100).slice(0, -2), "ORDER").replaceAll(new RegExp(`(#|ENR|KR)${of}`, "g"), "$1NUMBER");
  return JSON.parse(text) as unknown;
}

describe.each(["paid", "returned", "cancelled"] as const)("The messages of an order that is %s", (story) => {
  let expected: unknown;
  beforeAll(async () => {
    const { number: of, messages } = messagesOf(story);
    for (const message of messages) await readDeliveries(ctx, [await store(message)]);
    expected = await standing(of);
  });

  test("stand as they happened when they come one by one", () => {
    const delivery = { kind: "delivery_order", state: "superseded", isAboutAnother: true };
    const records = {
      paid: [delivery, { kind: "invoice", state: "ready", document: { isPaid: true, isDelivered: true } }],
      returned: [{ kind: "credit_note", state: "waiting", total: "10.00", isAboutAnother: true }, delivery, { kind: "invoice", state: "held", document: { currentTotal: "20.00", refunds: [{ amount: "10.00" }] } }],
      cancelled: [{ kind: "invoice", state: "held", holds: ["cancelled-at-source"] }],
    };
    expect(expected).toMatchObject({ open: 0, records: records[story] });
  });

  test("end in the same records in whatever order they come, some of them twice, one or several at a time", { timeout: 60_000 }, async () => {
    const count = messagesOf(story).messages.length;
    const order = Array.from({ length: count }, (_, index) => index);
    const arrival = fc.record({
      order: fc.shuffledSubarray(order, { minLength: count }),
      again: fc.array(fc.constantFrom(...order), { maxLength: 2 }),
      atOnce: fc.integer({ min: 1, max: 4 }),
      // What waits may be checked again at any time between two messages.
      settles: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(arrival, async ({ order: by, again, atOnce, settles }) => {
        const { number: of, messages } = messagesOf(story);
        const arriving = [...by, ...again].flatMap((index) => messages[index] ?? []);
        for (let first = 0; first < arriving.length; first += atOnce) {
          const ids: string[] = [];
          for (const message of arriving.slice(first, first + atOnce)) ids.push(await store(message));
          await readDeliveries(ctx, ids);
          if (settles) await settle();
        }
        expect(await standing(of)).toEqual(expected);
      }),
      // A refund and a delivery that were here before their order: neither may take the other for it.
      { numRuns: 15, examples: story === "returned" ? [[{ order: [5, 3, 1, 0, 6, 2, 4], again: [], atOnce: 1, settles: true }]] : [] },
    );
  });
});
