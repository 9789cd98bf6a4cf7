import { beforeAll, describe, expect, test } from "vitest";
import { takenWebhook } from "#lib/api/intake-schema.ts";
import { anApiCompany, call, webhookSecret, type ApiCompany } from "#lib/api/test-company.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { intakeTopic } from "#lib/intake/receive-delivery.ts";
import { findUnread } from "#lib/intake/store.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { setSource } from "#lib/sources/set-source.ts";
import { normalOrder, signShopify } from "#prisma/seed/shopify-orders.ts";
import { POST } from "./route.ts";

const { db } = await createTestDatabase();
let company: ApiCompany;
beforeAll(async () => {
  company = await anApiCompany(db);
});

const at = new Date("2026-03-02T02:00:00Z");
const paid = (number: number, more: object = {}) => normalOrder({ number, at, ...more });

type Hook = { body: object | string; secret?: string; signature?: string | null; id?: string; key?: string; headers?: Record<string, string> };

function send({ body, secret = webhookSecret, signature, id, key = company.shop.key, headers = {} }: Hook): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const signed = signature === undefined ? signShopify(text, secret) : signature;
  return call(POST, "POST", `/webhooks/${key}`, {
    body: text,
    params: { sourceKey: key },
    headers: { ...(signed === null ? {} : { "x-shopify-hmac-sha256": signed }), ...(id ? { "x-shopify-webhook-id": id } : {}), "x-shopify-topic": "orders/paid", ...headers },
  });
}

async function taken(hook: Hook) {
  const response = await send(hook);
  const body = await response.json();
  expect([response.status, body]).toEqual([200, expect.anything()]);
  const { deliveryId, repeated } = takenWebhook.strict().parse(body);
  if (deliveryId === null) throw new Error("the message was taken for a ping");
  return { deliveryId, repeated };
}

const here = () => ({ companyId: company.ctx.company });
const deliveries = () => db.delivery.count();
/** What the worker does with a message that waits to be read. */
const work = (deliveryId: string) => readDeliveries(company.ctx, [deliveryId]);
const waits = async (deliveryId: string) => (await findUnread(company.ctx.company, { topic: intakeTopic, forSeconds: 60 }, { except: [], limit: 100 })).includes(deliveryId);

describe("a message whose signature fits", () => {
  test("is stored byte for byte and waits for the worker, before anything is read", async () => {
    const text = ` ${JSON.stringify(paid(1001), null, 2)}\n`;
    const { deliveryId, repeated } = await taken({ body: text, id: "w-1001" });
    expect(repeated).toBe(false);
    const stored = await db.delivery.findUniqueOrThrow({ where: { companyId_id: { ...here(), id: deliveryId } } });
    expect(Buffer.from(stored.body).toString()).toBe(text);
    expect(stored).toMatchObject({ sourceId: company.shop.id, dedupeKey: "w-1001", topic: "orders/paid", state: "received" });
    expect([await waits(deliveryId), await db.record.count({ where: { ...here(), deliveryId } })]).toEqual([true, 0]);

    await work(deliveryId);
    expect(await waits(deliveryId)).toBe(false);
    expect(await db.record.findMany({ where: { ...here(), deliveryId } })).toMatchObject([{ kind: "invoice", docNumber: "#1001", sourceId: company.shop.id }]);
  });

  test("that comes again under its id is answered as repeated and stored once", async () => {
    const hook = { body: paid(1002), id: "w-1002" };
    const [first, second] = [await taken(hook), await taken(hook)];
    expect(second).toEqual({ deliveryId: first.deliveryId, repeated: true });
    expect(await db.delivery.count({ where: { ...here(), dedupeKey: "w-1002" } })).toBe(1);
  });

  test("twenty times at once is one delivery", async () => {
    const hook = { body: paid(1003), id: "w-1003" };
    const answers = await Promise.all(Array.from({ length: 20 }, () => taken(hook)));
    expect([new Set(answers.map((answer) => answer.deliveryId)).size, answers.filter((answer) => !answer.repeated).length]).toEqual([1, 1]);
  });

  test("about the same order under another id makes no second record", async () => {
    const order = paid(1004);
    for (const id of ["w-1004-paid", "w-1004-create"]) await work((await taken({ body: order, id })).deliveryId);
    const records = await db.record.findMany({ where: { ...here(), orderId: String(order.id) } });
    expect(records).toMatchObject([{ revision: 1 }]);
  });

  test("about an order that has changed is taken where nobody touched the record, and proposed where somebody did", async () => {
    const order = paid(1005);
    const later = (note: string, minutes: number) => ({ ...order, note, updated_at: new Date(Date.parse(order.updated_at) + minutes * 60_000).toISOString() });
    await work((await taken({ body: order, id: "w-1005-1" })).deliveryId);
    await work((await taken({ body: later("Ring twice", 1), id: "w-1005-2" })).deliveryId);
    const where = { ...here(), orderId: String(order.id) };
    expect(await db.record.findMany({ where })).toMatchObject([{ revision: 2, document: { note: "Ring twice" } }]);

    await db.record.updateMany({ where, data: { touched: true } });
    await work((await taken({ body: later("Ring thrice", 2), id: "w-1005-3" })).deliveryId);
    const [record] = await db.record.findMany({ where });
    expect(record).toMatchObject({ revision: 2, document: { note: "Ring twice" } });
    expect(await db.revisionProposal.findMany({ where: { ...here(), recordId: record?.id ?? "", state: "open" } })).toMatchObject([{ document: { note: "Ring thrice" } }]);
  });

  test("is not lost when its sender uses one id for two messages", async () => {
    const one = await taken({ body: paid(1006), id: "w-1006" });
    const other = await taken({ body: paid(1007), id: "w-1006" });
    expect([one.repeated, other.repeated, one.deliveryId === other.deliveryId]).toEqual([false, false, false]);
  });

  test("under a new secret is taken at once after the secret was replaced, under the old one no longer", async () => {
    const rotating = await anApiCompany(db);
    const { key } = rotating.shop;
    expect(await setSource(rotating.ctx, { key, secret: "a new secret" })).toMatchObject({ ok: true });
    expect((await send({ key, body: paid(1008) })).status).toBe(401);
    expect((await send({ key, body: paid(1008), secret: "a new secret" })).status).toBe(200);
  });
});

describe("a message that proves nothing", () => {
  const order = paid(1100);
  test.each<[string, () => Hook]>([
    ["a wrong secret", () => ({ body: order, secret: "guessed" })],
    ["no signature", () => ({ body: order, signature: null })],
    ["a signature that is no base64", () => ({ body: order, signature: "%%%" })],
    ["the signature of other bytes", () => ({ body: `${JSON.stringify(order)} `, signature: signShopify(JSON.stringify(order), webhookSecret) })],
    ["an empty secret", () => ({ body: order, secret: "" })],
    ["a source that there is not", () => ({ body: order, key: "nobodys-shop" })],
    ["a source whose channel signs nothing", () => ({ body: order, key: company.source.key })],
    ["an address that is no key", () => ({ body: order, key: "%00'; DROP TABLE delivery" })],
  ])("(%s) is 401 and nothing is stored", async (_name, hook) => {
    const before = await deliveries();
    const response = await send(hook());
    expect([response.status, response.headers.get("content-type"), response.headers.get("www-authenticate")]).toEqual([401, "application/problem+json", 'Signature realm="holdpoint"']);
    expect(await response.json()).toMatchObject({ code: "wrong-signature", status: 401 });
    expect(await deliveries()).toBe(before);
  });

  test("(a disabled source) is 401 until it is enabled again", async () => {
    const other = await anApiCompany(db);
    const { key } = other.shop;
    await setSource(other.ctx, { key, isEnabled: false });
    expect((await send({ key, body: order })).status).toBe(401);
    await setSource(other.ctx, { key, isEnabled: true });
    expect((await send({ key, body: order })).status).toBe(200);
  });

  test("(one of another company's source) does not open this one's", async () => {
    const other = await anApiCompany(db);
    await setSource(other.ctx, { key: other.shop.key, secret: "the other company's" });
    expect((await send({ body: order, secret: "the other company's" })).status).toBe(401);
  });
});

test("the ping of a new WooCommerce webhook is answered unsigned and nothing is stored; what only looks like one is not", async () => {
  const key = "woo-ping";
  expect(await addSource(company.ctx, { key, channel: "woocommerce" })).toMatchObject({ ok: true });
  const before = await deliveries();
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const ping = await send({ key, body: "webhook_id=123", signature: null, headers: form });
  expect([ping.status, await ping.json()]).toEqual([200, { deliveryId: null, repeated: false }]);
  for (const body of ["webhook_id=123&id=5", "webhook_id=", "{}"]) expect((await send({ key, body, signature: null, headers: form })).status).toBe(401);
  expect(await deliveries()).toBe(before);
});

test("a message of more than 2 MiB is refused, one of 2 MiB is taken", async () => {
  const text = JSON.stringify(paid(1200));
  const limit = 2 * 1024 * 1024;
  const before = await deliveries();
  const large = await send({ body: text + " ".repeat(limit - text.length + 1) });
  expect([large.status, await large.json()]).toEqual([413, expect.objectContaining({ code: "too-large", limit })]);
  expect(await deliveries()).toBe(before);
  expect((await send({ body: text + " ".repeat(limit - text.length) })).status).toBe(200);
});

test("a message that is signed but is no order is kept for a person to look at", async () => {
  const { deliveryId } = await taken({ body: "not json at all", id: "w-1300" });
  await work(deliveryId);
  expect(await db.delivery.findUniqueOrThrow({ where: { companyId_id: { ...here(), id: deliveryId } } })).toMatchObject({ state: "unreadable", problem: expect.stringContaining("not valid JSON") });
});
