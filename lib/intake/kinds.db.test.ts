import pg from "pg";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { aCompany, aPerson, setTestSecrets } from "#lib/auth/test-people.ts";
import { kinds } from "#lib/canonical/kinds.ts";
import type { Context } from "#lib/context.ts";
import { readRows } from "#lib/db/sql.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { sealCredentials } from "#lib/posting/connection.ts";
import { recheckJob, type RecheckScope } from "#lib/rechecks/jobs.ts";
import { recheckRecords } from "#lib/review/recheck-records.ts";
import { rejectRecord } from "#lib/review/reject-record.ts";
import { seedMasters } from "#prisma/seed/masters.ts";
import { readDeliveries } from "./read-deliveries.ts";
import { intakeTopic, receiveDelivery } from "./receive-delivery.ts";

const { db } = await createTestDatabase();
setTestSecrets();
let ctx: Context;
let finance: Context;
let sourceId: string;

beforeAll(async () => {
  ctx = await aCompany(db);
  finance = (await aPerson(ctx, "finance")).ctx;
  await seedMasters(db, ctx.company);
  sourceId = (await db.source.create({ data: { companyId: ctx.company, key: "erp", name: "ERP", channel: "native", flowKind: "invoice", flowTrigger: "order_confirmation" } })).id;
  const connection = { companyId: ctx.company, kind: "sandbox", baseUrl: "http://127.0.0.1:1", book: "1" };
  await db.ledgerConnection.create({ data: { ...connection, credentials: sealCredentials(ctx.company, { keyId: "k", apiKey: "s" }) } });
});

type Sent = { externalId: string; kind: string; document: object };
const head = (number: string) => ({ number, date: "2026-03-02", currency: "MYR" });
const customer = { code: "300-A001", name: "Aisyah binti Rahman" };
const tea = { sku: "KR-TEA-100", description: "Tea", quantity: "2", unitPrice: "10.00" };
const about = (externalId: string) => [{ externalId, number: externalId }];

const sale = (externalId: string, over: object = {}, kind = "invoice"): Sent => ({ externalId, kind, document: { ...head(externalId), customer, lines: [tea], total: "20.00", ...over } });
const creditNote = (externalId: string, of: string, quantity = "1", over: object = {}): Sent => {
  const total = `${10 * Number(quantity)}.00`;
  return sale(externalId, { references: about(of), lines: [{ ...tea, quantity }], total, reason: "Damaged", ...over }, "credit_note");
};
const transfer = (externalId: string, fromLocation: string | null, toLocation: string | null): Sent => ({
  externalId, kind: "stock_transfer", document: { number: externalId, date: "2026-03-02", fromLocation, toLocation, lines: [{ sku: "KR-TEA-100", quantity: "5" }] },
});
const purchase = (externalId: string, supplier: object): Sent => ({ externalId, kind: "purchase_order", document: { ...head(externalId), supplier, lines: [tea], total: "20.00" } });

async function arrive(...records: Sent[]): Promise<void> {
  const body = new Uint8Array(Buffer.from(JSON.stringify({ records })));
  const received = await receiveDelivery(ctx, { sourceId, key: null, topic: intakeTopic, contentType: "application/json", headers: {}, body }, { thenRead: false });
  if (!received.ok) throw new Error(received.error.code);
  await readDeliveries(ctx, [received.value.deliveryId]);
  const { results } = await db.delivery.findUniqueOrThrow({ where: { companyId_id: { companyId: ctx.company, id: received.value.deliveryId } } });
  expect(results).toEqual(records.map(() => expect.objectContaining({ outcome: "accepted" })));
}

const recordOf = async (externalId: string) => db.record.findFirstOrThrow({ where: { companyId: ctx.company, sourceId, externalId } });
/** "held: rule, rule", "waiting for ..." or the state alone. */
async function stands(externalId: string): Promise<string> {
  const { state, waitingFor, holds } = await recordOf(externalId);
  if (state === "waiting") return `waiting for ${waitingFor}`;
  return state === "held" ? `held: ${holds.join(", ")}` : state;
}

/** As if AutoCount had booked it. */
async function book(externalId: string): Promise<void> {
  const { id, revision } = await recordOf(externalId);
  await db.record.update({ where: { companyId_id: { companyId: ctx.company, id } }, data: { state: "posted" } });
  await db.posting.create({ data: { companyId: ctx.company, recordId: id, revision, docNo: `I-${externalId}`, digest: "booked", state: "posted" } });
}

let done = 0n;
/** Runs what was queued to be checked again, as the worker does; returns what it was for. */
async function runRechecks(): Promise<RecheckScope[]> {
  const queued = await readRows<{ nth: string; data: unknown }>(
    "SELECT (row_number() OVER (ORDER BY created_on, id))::text AS nth, data FROM pgboss.job WHERE name = 'recheck' AND (data->>'company')::int = $1", [ctx.company],
  );
  const fresh = queued.filter(({ nth }) => BigInt(nth) > done);
  done = BigInt(queued.length);
  const scopes = fresh.map(({ data }) => recheckJob.payload.parse(data));
  for (const { scope, answeredBy } of scopes) await recheckRecords(ctx, scope, answeredBy);
  return scopes.map(({ scope }) => scope);
}

test("one message with a record of every kind puts each where it belongs", async () => {
  const adjusted = [{ sku: "KR-TEA-100", quantity: "-2", location: "HQ" }];
  const records: Sent[] = [
    sale("SO-1", {}, "sales_order"),
    sale("I-1"),
    creditNote("CN-1", "I-1"),
    sale("DO-1", {}, "delivery_order"),
    purchase("PO-1", { code: "400-B001" }),
    { externalId: "ADJ-1", kind: "stock_adjustment", document: { number: "ADJ-1", date: "2026-03-02", reason: "Stock count", lines: adjusted } },
    transfer("TR-1", "HQ", "PG"),
    { externalId: "C-1", kind: "customer", document: { code: "300-N001", name: "Nurul Trading" } },
    { externalId: "S-1", kind: "supplier", document: { code: "400-N001", name: "Nurul Supplies" } },
    { externalId: "IT-1", kind: "item", document: { code: "KR-NEW", name: "New tea" } },
    { externalId: "OR-1", kind: "payment", document: { ...head("OR-1"), customer, amount: "20.00", settles: [{ externalId: "I-1", amount: "20.00" }] } },
  ];
  expect(records.map((record) => record.kind).toSorted()).toEqual(kinds.toSorted());
  await arrive(...records);
  expect(Object.fromEntries(await Promise.all(records.map(async ({ externalId }) => [externalId, await stands(externalId)])))).toEqual({
    // AutoCount Cloud takes no sales order, so it is booked as its invoice, on the trigger of the source's flow.
    "SO-1": "ready", "I-1": "ready", "CN-1": "waiting for I-1 to be posted", "DO-1": "held: not-supported", "PO-1": "ready", "ADJ-1": "ready", "TR-1": "ready",
    "C-1": "ready", "S-1": "ready", "IT-1": "ready", "OR-1": "waiting for I-1 to be posted",
  });
  expect(await recordOf("TR-1")).toMatchObject({ kind: "stock_transfer", currency: "", partyCode: null });
  expect(await recordOf("C-1")).toMatchObject({ kind: "customer", partyCode: "300-N001", partyName: "Nurul Trading" });
  const invoice = await recordOf("I-1");
  expect(await recordOf("CN-1")).toMatchObject({ parentId: invoice.id, orderId: "I-1" });
  expect(await recordOf("OR-1")).toMatchObject({ parentId: invoice.id, orderId: "I-1" });
});

describe("What is not right is held", () => {
  test.each<[string, Sent, string]>([
    ["a purchase from an unknown supplier", purchase("PO-2", { name: "Cameron Packaging" }), "held: new-supplier"],
    ["a purchase from a debtor", purchase("PO-3", { code: "300-A001" }), "held: new-supplier"],
    ["a transfer to a location that AutoCount does not have", transfer("TR-2", "HQ", "IPOH"), "held: unknown-location"],
    ["a transfer that does not say where to", transfer("TR-3", "HQ", null), "held: unknown-location"],
    ["a transfer from a branch to itself", transfer("TR-4", "PG", "PG"), "held: same-location"],
    ["a customer without a code", { externalId: "C-2", kind: "customer", document: { name: "Tan Wei Ming", email: "tan@example.com" } }, "held: code-missing"],
    ["a credit note that is about nothing", creditNote("CN-2", "x", "1", { references: [] }), "held: return-without-invoice"],
    ["a delivery of an order that is not here", sale("DO-2", { references: about("SO-NONE") }, "delivery_order"), "held: not-supported, delivery-without-order"],
    ["a stock move of an item that AutoCount does not have", { ...transfer("TR-5", "HQ", "PG"), document: { number: "TR-5", date: "2026-03-02", fromLocation: "HQ", toLocation: "PG", lines: [{ sku: "NO-SUCH", quantity: "1" }] } }, "held: missing-sku"],
  ])("%s", async (_what, record, expected) => {
    await arrive(record);
    expect(await stands(record.externalId)).toBe(expected);
  });
});

describe("A credit note", () => {
  test("about an order that is not here is held, and freed when the order arrives and is booked", async () => {
    await arrive(creditNote("CN-10", "I-10"));
    expect(await stands("CN-10")).toBe("held: return-without-invoice");
    await runRechecks();
    await arrive(sale("I-10"));
    expect(await runRechecks()).toEqual([{ by: "rule", rules: expect.arrayContaining(["return-without-invoice"]) }]);
    expect(await stands("CN-10")).toBe("waiting for I-10 to be posted");
    await book("I-10");
    await recheckRecords(ctx, { by: "about", recordIds: [(await recordOf("I-10")).id] }, null);
    expect(await stands("CN-10")).toBe("ready");
  });

  test("is held when the sale that it waits for is rejected: there is nothing to credit", async () => {
    await arrive(sale("I-11"), creditNote("CN-11", "I-11"));
    expect(await stands("CN-11")).toBe("waiting for I-11 to be posted");
    await runRechecks();
    const { id, revision } = await recordOf("I-11");
    expect(await rejectRecord(finance, { recordId: id, revision, reason: "Test order" })).toMatchObject({ ok: true });
    expect(await runRechecks()).toEqual([{ by: "about", recordIds: [id] }]);
    expect(await stands("CN-11")).toBe("held: return-without-invoice");
  });

  test.each([["in one message", true], ["one after the other", false]])("too much together with the one before it is held, the first is not: %s", async (_how, together) => {
    const of = together ? "I-12" : "I-13";
    const [first, second] = [creditNote(`${of}-A`, of, "1"), creditNote(`${of}-B`, of, "2")];
    await arrive(sale(of));
    await book(of);
    if (together) await arrive(first, second);
    else for (const one of [first, second]) await arrive(one);
    expect([await stands(first.externalId), await stands(second.externalId)]).toEqual(["ready", "held: return-exceeds-sold"]);
    await recheckRecords(ctx, { by: "about", recordIds: [(await recordOf(of)).id] }, null);
    expect(await stands(first.externalId)).toBe("ready");

    await runRechecks();
    const { id, revision } = await recordOf(first.externalId);
    await rejectRecord(finance, { recordId: id, revision, reason: "Came twice" });
    await runRechecks();
    expect(await stands(second.externalId)).toBe("ready");
  });

  test("that names its order by number alone is counted within one message too, with and without the #", async () => {
    await arrive(sale("I-14", { number: "#I-14" }));
    await book("I-14");
    const byNumber = (externalId: string, number: string) => creditNote(externalId, "I-14", "2", { references: [{ number }] });
    await arrive(byNumber("CN-14", "I-14"), byNumber("CN-14B", "#I-14"));
    expect([await stands("CN-14"), await stands("CN-14B")]).toEqual(["ready", "held: return-exceeds-sold"]);
  });

  test("counts its own lines from 1, and is compared with the goods that it names", async () => {
    const mug = { sku: "KR-MUG-01", description: "Mug", quantity: "1", unitPrice: "22.00" };
    await arrive(sale("I-15", { lines: [mug, { ...tea, quantity: "5" }], total: "72.00" }));
    await book("I-15");
    await arrive(creditNote("CN-15", "I-15", "3"));
    expect(await stands("CN-15")).toBe("ready");
    await arrive(creditNote("CN-16", "I-15", "1", { lines: [{ ...mug, quantity: "2" }], total: "44.00" }));
    expect(await stands("CN-16")).toBe("held: return-exceeds-sold");
  });
});

test.each([[["I-20", "I-21"]], [["I-23", "I-22"]]])("a payment of two sales waits for both, in whatever order they are booked: %j", async ([first, second]) => {
  const settles = [first, second].toSorted().map((externalId) => ({ externalId: String(externalId), amount: "20.00" }));
  await arrive(...settles.map(({ externalId }) => sale(externalId)));
  const payment = `OR-${first}`;
  await arrive({ externalId: payment, kind: "payment", document: { ...head(payment), customer, amount: "40.00", settles } });
  const isBooked = async (externalId: string) => {
    await book(externalId);
    await recheckRecords(ctx, { by: "about", recordIds: [(await recordOf(externalId)).id] }, null);
  };
  await isBooked(String(first));
  expect(await stands(payment)).toMatch(/^waiting for I-2\d to be posted$/);
  await isBooked(String(second));
  expect(await stands(payment)).toBe("ready");
});

test("a message of many records of all kinds asks the database no more often than one of few", async () => {
  const batchOf = (count: number, mark: string): Sent[] =>
    Array.from({ length: count }, (_, nth) => [
      sale(`${mark}-I-${nth}`), creditNote(`${mark}-CN-${nth}`, `${mark}-NONE-${nth}`), sale(`${mark}-DO-${nth}`, { references: about(`${mark}-NONE-${nth}`) }, "delivery_order"),
      purchase(`${mark}-PO-${nth}`, { code: "400-B001" }), transfer(`${mark}-TR-${nth}`, "HQ", "PG"), { externalId: `${mark}-IT-${nth}`, kind: "item", document: { name: "New tea", sku: `NEW-${nth}` } },
    ]).flat();
  const queries = vi.spyOn(pg.Client.prototype, "query");
  const asked = async (records: Sent[]) => {
    queries.mockClear();
    await arrive(...records);
    return queries.mock.calls.length;
  };
  await asked(batchOf(1, "warm"));
  const few = await asked(batchOf(2, "few"));
  const many = await asked(batchOf(40, "many"));
  queries.mockRestore();
  expect(few).toBeGreaterThan(10);
  expect(many).toBe(few);
});
