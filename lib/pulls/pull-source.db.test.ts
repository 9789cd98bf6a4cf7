import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { aCompany, setTestSecrets } from "#lib/auth/test-people.ts";
import { type StandIn, startStandIn } from "#lib/channel-stand-in/stand-in.ts";
import * as lazada from "#lib/channels/lazada/sample-order.ts";
import { pullCredentials } from "#lib/channels/pull.ts";
import { findChannel } from "#lib/channels/registry.ts";
import * as shopee from "#lib/channels/shopee/sample-order.ts";
import * as tiktok from "#lib/channels/tiktok-shop/sample-order.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { takeWebhook } from "#lib/intake/take-webhook.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { findCredentials } from "#lib/sources/credentials.ts";
import { setCredentials } from "#lib/sources/set-credentials.ts";
import { keepPulling } from "./keep-pulling.ts";
import { pullSource, type PullTools } from "./pull-source.ts";
import { findPullStanding } from "./queries.ts";
import { sendCall } from "./send-call.ts";
import { findSourcesToPull } from "./store.ts";

const { db } = await createTestDatabase();
setTestSecrets();
const at = new Date("2026-03-31T16:30:00Z");
const marketplaces = ["shopee", "lazada", "tiktok-shop"] as const;
type Marketplace = (typeof marketplaces)[number];

let base: Context;
let ahead = 0;
/** The real time, since the stand-in looks at it too, moved on where a test waits. */
const now = () => new Date(Date.now() + ahead);
beforeAll(async () => {
  base = await aCompany(db, now);
});

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  ahead = 0;
  vi.restoreAllMocks();
  for (const stop of stops.splice(0)) await stop();
});

const failures: unknown[] = [];
const tools = (over: Partial<PullTools> = {}): PullTools => ({ send: sendCall, deliver: receiveDelivery, isStopping: () => false, onFailure: (error) => failures.push(error), ...over });
let made = 0;

type Shop = { channel: Marketplace; sourceId: string; key: string; standIn: StandIn; ctx: Context & { actor: Extract<Context["actor"], { type: "source" }> }; givePermission(over?: object): Promise<void> };

async function aShop(channel: Marketplace, options: { withCredentials?: boolean } = {}): Promise<Shop> {
  const standIn = await startStandIn(channel);
  stops.push(() => standIn.stop());
  const key = `shop-${(made += 1)}`;
  const added = await addSource(base, { key, channel, secret: standIn.world.appSecret });
  if (!added.ok) throw new Error(added.error.code);
  const { sourceId } = added.value;
  const givePermission = async (over: object = {}) => {
    const { appKey, appSecret, shopId, access, refresh } = standIn.world;
    const credentials = pullCredentials.parse({ baseUrl: standIn.url, appKey, appSecret, shopId, shopCipher: "cipher", callbackUrl: `https://books.example.test/${key}`, accessToken: access, refreshToken: refresh, ...over });
    await setCredentials(base, { key, credentials });
  };
  if (options.withCredentials !== false) await givePermission();
  return { channel, sourceId, key, standIn, ctx: { ...base, actor: { type: "source", id: sourceId, name: key, role: null, ip: null } }, givePermission };
}

/** Sends a signed bell and reads it, as webhook door and worker do. */
async function ring(shop: Shop, push: object): Promise<string> {
  const body = JSON.stringify(push);
  const { appKey, appSecret } = shop.standIn.world;
  const url = `https://books.example.test/${shop.key}`;
  const authorization = shop.channel === "shopee" ? shopee.signShopee(body, appSecret, url) : lazada.signBehindKey(body, appSecret, appKey);
  const channel = findChannel(shop.channel);
  if (channel === null) throw new Error("no channel");
  const sent = { contentType: "application/json", headers: { authorization }, body: new Uint8Array(Buffer.from(body)) };
  const taken = await takeWebhook(shop.ctx, { sourceId: shop.sourceId, channel, secret: appSecret, appKey, callbackUrl: url }, sent);
  if (!taken.ok || taken.value.deliveryId === null) throw new Error("not taken");
  await readDeliveries(base, [taken.value.deliveryId]);
  return taken.value.deliveryId;
}

const isDue = async (shop: Shop) => (await findSourcesToPull(marketplaces, now())).find((source) => source.sourceId === shop.sourceId);
async function pull(shop: Shop, over: Partial<PullTools> = {}): Promise<void> {
  const due = await isDue(shop);
  if (due) await pullSource(base, due, tools(over));
}
const received = (shop: Shop) => db.delivery.findMany({ where: { companyId: base.company, sourceId: shop.sourceId, topic: { startsWith: "pull/" } }, orderBy: { id: "asc" } });
async function readPulled(shop: Shop): Promise<void> {
  await readDeliveries(base, (await received(shop)).map((delivery) => delivery.id));
}
const pullOf = (shop: Shop) => db.pull.findFirstOrThrow({ where: { companyId: base.company, sourceId: shop.sourceId } });
const stateOf = (shop: Shop) => db.pullSource.findFirstOrThrow({ where: { companyId: base.company, sourceId: shop.sourceId } });
const records = (shop: Shop) => db.record.findMany({ where: { companyId: base.company, sourceId: shop.sourceId }, orderBy: { id: "asc" } });

const tea = { itemId: 23620853561, modelId: 221404189791, sku: "TEA-250", name: "Tea", price: "25.00", quantity: 2, discount: "5.00", voucher: "3.00" };
const ofShopee: shopee.SampleOrder = { sn: "2603318R48U37H", at, items: [tea], shipping: "4.90", fromShopee: "10.00" };
const ofLazada: lazada.SampleOrder = { id: "260422900198363", at, shipping: "4.90", units: [{ id: "260422900298363", sku: "TEA-250", name: "Tea", price: "25.00", seller: "3.00", platform: "5.00" }, { id: "260422900398363", sku: "TEA-250", name: "Tea", price: "25.00" }] };
const ofTikTok: tiktok.SampleOrder = { id: "576672422510560515", at, shipping: "4.9", units: [{ id: "576672422510691587", sku: "TEA-250", name: "Tea", price: "25", seller: "3", platform: "8.5" }] };

/** Puts an order into the marketplace and returns its bell, its id and what the seller sells it for. */
function stock({ channel, standIn: { world } }: Shop, updatedAt = at): { push: object; id: string; total: string } {
  if (channel === "shopee") {
    const order = { ...ofShopee, updatedAt };
    world.answers.set(`order:${order.sn}`, JSON.stringify(shopee.orderAnswer(order)));
    world.answers.set(`escrow:${order.sn}`, JSON.stringify(shopee.escrowAnswer(order)));
    return { push: shopee.orderPush(order), id: order.sn, total: "46.90" };
  }
  if (channel === "lazada") {
    const order = { ...ofLazada, updatedAt };
    world.answers.set(`order:${order.id}`, JSON.stringify(lazada.orderAnswer(order)));
    world.answers.set(`items:${order.id}`, JSON.stringify(lazada.itemsAnswer(order)));
    return { push: lazada.orderPush({ ...order, at: updatedAt }, "260422900298363"), id: order.id, total: "51.90" };
  }
  const order = { ...ofTikTok, updatedAt };
  world.answers.set(`order:${order.id}`, JSON.stringify(tiktok.sampleOrder(order)));
  return { push: tiktok.orderPush(order, `n-${updatedAt.getTime()}`), id: order.id, total: "26.90" };
}

describe.each(marketplaces)("%s", (channel) => {
  test("a bell becomes a record with the seller's total, to the sen", async () => {
    const shop = await aShop(channel);
    const { push, id, total } = stock(shop);
    const bell = await ring(shop, push);
    expect(await db.delivery.findFirstOrThrow({ where: { id: bell } })).toMatchObject({ state: "ignored", problem: expect.stringContaining(`order ${id} has changed`) });
    await pull(shop);
    await readPulled(shop);
    expect(await records(shop)).toMatchObject([{ externalId: id, orderId: id }]);
    const [record] = await records(shop);
    expect(record?.total?.toFixed(2)).toBe(total);
    expect(await pullOf(shop)).toMatchObject({ what: "order", externalId: id, state: "done", problem: null });
    expect(failures).toEqual([]);
  });

  test("many bells about one order are one pull, and the same content is not stored twice", async () => {
    const shop = await aShop(channel);
    const { push } = stock(shop);
    await ring(shop, push);
    await ring(shop, { ...push, extra: 1 });
    await ring(shop, { ...push, extra: 2 });
    expect(await db.pull.count({ where: { sourceId: shop.sourceId } })).toBe(1);
    await pull(shop);
    expect(shop.standIn.calls.filter((path) => /get_order_detail|\/order\/get$|\/202309\/orders$/.test(path))).toHaveLength(1);
    await db.pull.updateMany({ where: { sourceId: shop.sourceId }, data: { state: "queued" } });
    await pull(shop);
    expect(await received(shop)).toHaveLength(1);
  });

  test("an expired token is renewed once, and the new pair is kept sealed and told to nobody", async () => {
    const shop = await aShop(channel);
    const { push, id } = stock(shop);
    shop.standIn.world.access = "access-that-nobody-has";
    await ring(shop, push);
    await pull(shop);
    expect(await pullOf(shop)).toMatchObject({ externalId: id, state: "done" });
    expect(shop.standIn.world.renewals).toBe(1);
    const adapter = findChannel(channel)?.pull;
    if (!adapter) throw new Error("nothing to pull");
    const kept = await findCredentials(base, shop.sourceId, adapter);
    expect(kept?.credentials).toMatchObject({ accessToken: "access-1", refreshToken: "refresh-1", accessUntil: expect.any(String), refreshUntil: expect.any(String) });
    const { credentials } = await db.source.findFirstOrThrow({ where: { id: shop.sourceId } });
    expect(Buffer.from(credentials ?? []).includes("refresh-1")).toBe(false);
    const audits = JSON.stringify(await db.auditEntry.findMany({ where: { companyId: base.company }, select: { type: true, old: true, new: true } }));
    expect(audits).toContain("source.tokens-renewed");
    expect(audits).not.toMatch(/refresh-\d|access-\d|app secret/);
    // The next pull uses it without asking for another.
    ahead = 3_600_000;
    await ring(shop, stock(shop, new Date(at.getTime() + 60_000)).push);
    await pull(shop);
    expect(shop.standIn.world.renewals).toBe(1);
  });

  test("a lost permission stops the source and says so; new credentials let everything on that waits", async () => {
    const shop = await aShop(channel);
    const { push } = stock(shop);
    shop.standIn.world.access = "access-9";
    shop.standIn.world.refresh = "refresh-9";
    await ring(shop, push);
    await pull(shop);
    expect(await stateOf(shop)).toMatchObject({ stoppedFor: expect.stringMatching(/^[0-9a-f]{64}$/), problem: expect.stringContaining("Give permission again") });
    expect(await pullOf(shop)).toMatchObject({ state: "queued", problem: expect.stringContaining("It is asked for again by itself.") });
    expect(JSON.stringify([await stateOf(shop), await pullOf(shop)])).not.toMatch(/refresh-\d|access-\d|app secret/);
    expect(await isDue(shop)).toBeUndefined();
    await shop.givePermission();
    await pull(shop);
    expect(await pullOf(shop)).toMatchObject({ state: "done" });
    expect(await stateOf(shop)).toMatchObject({ stoppedFor: null, problem: null });
  });

  test("too many calls are a wait as long as the channel says, and nothing is asked meanwhile", async () => {
    const shop = await aShop(channel);
    const { push } = stock(shop);
    await ring(shop, push);
    shop.standIn.instead.push({ status: 429, headers: { "retry-after": "40" }, body: "{}" });
    await pull(shop);
    expect(await pullOf(shop)).toMatchObject({ state: "queued", problem: expect.stringContaining("too many calls") });
    const { waitUntil } = await stateOf(shop);
    expect(Math.abs((waitUntil?.getTime() ?? 0) - now().getTime() - 40_000)).toBeLessThan(5_000);
    expect(await isDue(shop)).toBeUndefined();
    ahead = 41_000;
    await pull(shop);
    expect(await pullOf(shop)).toMatchObject({ state: "done", problem: null });
  });

  test("bells wait while the channel is down, say so, and are pulled when it is back", async () => {
    const shop = await aShop(channel);
    const { push, total } = stock(shop);
    await shop.standIn.stop();
    await ring(shop, push);
    await pull(shop);
    expect(await pullOf(shop)).toMatchObject({ state: "queued", problem: expect.stringMatching(/gave no answer \(\w+\)\. It is asked for again by itself\.$/) });
    expect(await isDue(shop)).toBeUndefined();
    ahead = 10_000;
    await pull(shop);
    const { waitUntil, failures: times } = await stateOf(shop);
    // Longer each time.
    expect(times).toBe(2);
    expect((waitUntil?.getTime() ?? 0) - now().getTime()).toBeGreaterThan(3_000);
    await shop.standIn.start();
    ahead = 30_000;
    await pull(shop);
    await readPulled(shop);
    expect((await records(shop)).map((record) => record.total?.toFixed(2))).toEqual([total]);
    expect(await stateOf(shop)).toMatchObject({ waitUntil: null, failures: 0, problem: null });
  });

  test("a lost bell is found by looking for what has changed, over pages", async () => {
    const shop = await aShop(channel);
    const { id } = stock(shop);
    const before = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    shop.standIn.world.changes.push({ id: "too-old", at: before(600), kind: "order" }, { id, at: before(2), kind: "order" }, { id: "b", at: before(2), kind: "order" }, { id: "c", at: before(2), kind: "order" });
    await pull(shop);
    expect((await db.pull.findMany({ where: { sourceId: shop.sourceId }, select: { externalId: true } })).map((row) => row.externalId).toSorted()).toEqual([id, "b", "c"].toSorted());
    await pull(shop);
    await readPulled(shop);
    expect(await records(shop)).toMatchObject([{ externalId: id }]);
    const { sweptUntil, nextSweepAt } = await stateOf(shop);
    expect([sweptUntil, nextSweepAt]).not.toContain(null);
    expect(await isDue(shop)).toBeUndefined();
  });
});

describe.each(marketplaces)("%s and an order that it does not show", (channel) => {
  test("is asked for a few times more; then its answer is kept for a person, and others go on meanwhile", async () => {
    const shop = await aShop(channel);
    const { push, id } = stock(shop);
    const stranger = JSON.parse(JSON.stringify(push).replaceAll(id, "404404404404")) as object;
    await ring(shop, stranger);
    await ring(shop, push);
    await pull(shop);
    const find = (externalId: string) => db.pull.findFirstOrThrow({ where: { sourceId: shop.sourceId, externalId } });
    expect(await find(id)).toMatchObject({ state: "done" });
    expect(await find("404404404404")).toMatchObject({ state: "queued", attempts: 1, problem: expect.stringContaining("It is asked for again by itself.") });
    expect(await findPullStanding(base, shop.sourceId)).toMatchObject({ hasCredentials: true, waiting: 1, failed: 0, isStopped: false, lastProblem: { externalId: "404404404404" } });
    for (const _ of [1, 2, 3, 4]) {
      ahead += 60_000;
      await pull(shop);
    }
    expect((await find("404404404404")).state).toMatch(/^(failed|done)$/);
    await readPulled(shop);
    const states = (await received(shop)).map((delivery) => [delivery.state, delivery.problem ?? ""]);
    expect(states).toContainEqual(["unreadable", expect.stringMatching(/holds no order|error in place of the order/)]);
    expect(await findPullStanding(base, shop.sourceId)).toMatchObject({ waiting: 0 });
    expect(failures).toEqual([]);
  });
});

describe("bells and pulls", () => {
  test("returns that may not be asked for are listed on their order, not dropped", async () => {
    const shop = await aShop("tiktok-shop");
    const { push } = stock(shop);
    await ring(shop, push);
    shop.standIn.before = (path) => {
      if (path.endsWith("/orders")) shop.standIn.instead.push({ body: JSON.stringify(tiktok.ordersAnswer([tiktok.sampleOrder(ofTikTok)])) }, { body: '{"code":105005,"message":"Access denied","data":null}' });
    };
    await pull(shop);
    await readPulled(shop);
    const [record] = await records(shop);
    expect(JSON.stringify(record?.document)).toContain("Returns that TikTok Shop does not show: Access denied (105005).");
  });

  test("a bell that rings while its order is being pulled makes it pulled once more", async () => {
    const shop = await aShop("shopee");
    const { push } = stock(shop);
    await ring(shop, push);
    let hasRung = false;
    shop.standIn.before = async (path) => {
      if (hasRung || !path.endsWith("get_escrow_detail")) return;
      hasRung = true;
      await ring(shop, stock(shop, new Date(at.getTime() + 60_000)).push);
    };
    await pull(shop);
    expect(shop.standIn.calls.filter((path) => path.endsWith("get_order_detail"))).toHaveLength(2);
    expect(await pullOf(shop)).toMatchObject({ state: "done", version: "2026-03-31T16:31:00.000Z" });
    await readPulled(shop);
    expect(await records(shop)).toHaveLength(1);
  });

  test("a bell about what was pulled already asks for nothing, a newer one does", async () => {
    const shop = await aShop("tiktok-shop");
    const { push } = stock(shop);
    await ring(shop, push);
    await pull(shop);
    await ring(shop, { ...push, tts_notification_id: "another" });
    expect(await pullOf(shop)).toMatchObject({ state: "done" });
    await ring(shop, stock(shop, new Date(at.getTime() + 60_000)).push);
    expect(await pullOf(shop)).toMatchObject({ state: "queued" });
  });

  test("an answer that is older than its bell is asked for again", async () => {
    const shop = await aShop("shopee");
    const { push } = stock(shop);
    await ring(shop, { ...push, data: { ...shopee.orderPush(ofShopee).data, update_time: Math.floor(at.getTime() / 1000) + 60 } });
    await pull(shop);
    expect(await pullOf(shop)).toMatchObject({ state: "queued", problem: expect.stringContaining("older state") });
    stock(shop, new Date(at.getTime() + 60_000));
    ahead = 10_000;
    await pull(shop);
    expect(await pullOf(shop)).toMatchObject({ state: "done", version: "2026-03-31T16:31:00.000Z" });
  });

  test("a return is stored beside its order, and is a credit note of its own", async () => {
    const shop = await aShop("shopee");
    const { push, id } = stock(shop);
    shop.standIn.world.answers.set(`escrow:${id}`, JSON.stringify(shopee.escrowAnswer({ ...ofShopee, returns: ["R1", "R2"] })));
    shop.standIn.world.answers.set("return:R1", JSON.stringify(shopee.returnAnswer({ sn: "R1", orderSn: id, at, item: tea, quantity: 1, refund: "20.00" })));
    shop.standIn.world.answers.set("return:R2", JSON.stringify(shopee.returnAnswer({ sn: "R2", orderSn: id, at, item: tea, quantity: 1, refund: "20.00", status: "REQUESTED" })));
    await ring(shop, push);
    await pull(shop);
    const stored = await received(shop);
    expect(stored.map((delivery) => delivery.topic)).toEqual(["pull/order", "pull/return", "pull/return"]);
    expect(JSON.parse(Buffer.from(stored[0]?.body ?? []).toString("utf8"))).toMatchObject({ order: { request_id: `request-${id}` }, returns: [{ response: { return_sn: "R1" } }, { response: { return_sn: "R2" } }] });
    await readPulled(shop);
    const after = await received(shop);
    expect(after.map((delivery) => delivery.state)).toEqual(["read", "read", "ignored"]);
    expect(after[2]?.problem).toContain("has the status REQUESTED");
  });

  test("two workers never ask one shop at the same time", async () => {
    const shop = await aShop("shopee");
    await ring(shop, stock(shop).push);
    const due = await isDue(shop);
    if (!due) throw new Error("nothing is due");
    let asked = 0;
    let atOnce = 0;
    shop.standIn.before = async () => {
      asked += 1;
      atOnce = Math.max(atOnce, asked);
      await new Promise((resolve) => setTimeout(resolve, 100));
      asked -= 1;
    };
    const first = pullSource(base, due, tools());
    await vi.waitFor(() => expect(asked).toBe(1));
    await Promise.all([pullSource(base, due, tools()), pullSource(base, due, tools())]);
    await first;
    expect(atOnce).toBe(1);
    expect(shop.standIn.calls.filter((path) => path.endsWith("get_order_detail"))).toHaveLength(1);
    expect(await stateOf(shop)).toMatchObject({ leaseOwner: null, leaseUntil: null });
  });

  test("what a dead worker left behind is pulled by the next one", async () => {
    const shop = await aShop("shopee");
    await ring(shop, stock(shop).push);
    await db.pull.updateMany({ where: { sourceId: shop.sourceId }, data: { state: "pulling", attempts: 1 } });
    await db.pullSource.create({ data: { companyId: base.company, sourceId: shop.sourceId, leaseOwner: shop.sourceId, leaseUntil: new Date(Date.now() - 1000) } });
    await pull(shop);
    expect(await pullOf(shop)).toMatchObject({ state: "done" });
  });

  test("a source without credentials asks nothing, and what waits says why", async () => {
    const shop = await aShop("shopee", { withCredentials: false });
    await ring(shop, stock(shop).push);
    expect(await isDue(shop)).toBeUndefined();
    expect(await pullOf(shop)).toMatchObject({ state: "queued", problem: expect.stringContaining("no credentials") });
    await shop.givePermission({ refreshToken: null });
    await pull(shop);
    expect(await stateOf(shop)).toMatchObject({ problem: expect.stringContaining("refreshToken is missing") });
    await shop.givePermission();
    await pull(shop);
    expect(await pullOf(shop)).toMatchObject({ state: "done", problem: null });
  });

  test("tokens that are about to end are renewed before they are used; credentials stored meanwhile count instead", async () => {
    const shop = await aShop("shopee");
    await shop.givePermission({ accessUntil: new Date(Date.now() + 60_000).toISOString() });
    await ring(shop, stock(shop).push);
    await pull(shop);
    expect(shop.standIn.calls[0]).toBe("/api/v2/auth/access_token/get");
    expect(shop.standIn.world.renewals).toBe(1);

    shop.standIn.world.access = "access-by-hand";
    await ring(shop, stock(shop, new Date(at.getTime() + 60_000)).push);
    shop.standIn.before = async (path) => {
      if (path.endsWith("get_order_detail") && shop.standIn.world.renewals === 1) await shop.givePermission();
    };
    await pull(shop);
    expect(shop.standIn.world.renewals).toBe(1);
    expect(await pullOf(shop)).toMatchObject({ state: "done", version: "2026-03-31T16:31:00.000Z" });
  });

  test("renewed tokens are not lost to a database that is away for a moment", async () => {
    const shop = await aShop("shopee");
    shop.standIn.world.access = "access-that-nobody-has";
    await ring(shop, stock(shop).push);
    const due = await isDue(shop);
    if (!due) throw new Error("nothing is due");
    const really = db.$transaction.bind(db);
    let broken = 0;
    vi.spyOn(db, "$transaction").mockImplementation(((work: never) => {
      if (shop.standIn.world.renewals === 1 && broken < 2) {
        broken += 1;
        return Promise.reject(new Error("away"));
      }
      return really(work);
    }) as never);
    await pullSource(base, due, tools());
    expect(broken).toBe(2);
    expect(await pullOf(shop)).toMatchObject({ state: "done" });
  });

  test("the worker's keeper pulls by itself, and ends when told", async () => {
    const shop = await aShop("tiktok-shop");
    const pulling = keepPulling({ contextOf: (company) => ({ ...base, company }), deliver: receiveDelivery, onFailure: (error) => failures.push(error), lookEveryMs: 20 });
    const { push } = stock(shop);
    await ring(shop, push);
    await vi.waitFor(async () => expect(await pullOf(shop)).toMatchObject({ state: "done" }), { timeout: 8_000, interval: 20 });
    await pulling.stop();
    expect(await received(shop)).toHaveLength(1);
    expect(failures).toEqual([]);
  });

  test("a redirect is not followed: it would carry the tokens away", async () => {
    const shop = await aShop("shopee");
    await ring(shop, stock(shop).push);
    shop.standIn.instead.push({ status: 302, headers: { location: "http://127.0.0.1:9/" }, body: "" });
    await pull(shop);
    expect(await pullOf(shop)).toMatchObject({ state: "queued", problem: expect.stringContaining("another address (status 302)") });
  });
});

const samples = fileURLToPath(new URL("../../../shared/channels/samples/", import.meta.url));

describe.skipIf(!existsSync(samples))("the public samples through the stand-in (skipped where ../shared is missing)", () => {
  const sample = (name: string) => readFileSync(`${samples}${name}.json`, "utf8");

  test.each([
    ["shopee", "2404098R48U37H", "32119.00"],
    ["lazada", "16090", "99.00"],
    ["tiktok-shop", "585786519745300287", "514566.00"],
  ] as const)("%s: order %s comes out at %s", async (channel, id, total) => {
    const shop = await aShop(channel);
    const { answers, changes } = shop.standIn.world;
    if (channel === "shopee") answers.set(`order:${id}`, sample("shopee/order-detail-cod-flash-sale"));
    if (channel === "lazada") answers.set(`order:${id}`, sample("lazada/order-get-official-sample")).set(`items:${id}`, sample("lazada/order-items-official-sample-canceled"));
    if (channel === "tiktok-shop") answers.set(`order:${id}`, sample("tiktok-shop/order-vnd-platform-discount-tax-included"));
    changes.push({ id, at: new Date(Date.now() - 60_000), kind: "order" });
    await pull(shop);
    await pull(shop);
    await readPulled(shop);
    expect((await records(shop)).map((record) => [record.externalId, record.total?.toFixed(2)])).toEqual([[id, total]]);
    const [stored] = await received(shop);
    const text = Buffer.from(stored?.body ?? []).toString("utf8");
    // Byte for byte as the channel sent it, beside the other answers.
    expect([...answers.values()].every((answer) => text.includes(answer))).toBe(true);
  });
});
