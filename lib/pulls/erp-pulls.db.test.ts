import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, expect, test } from "vitest";
import { aCompany, setTestSecrets } from "#lib/auth/test-people.ts";
import { malaysianDate } from "#lib/canonical/dates.ts";
import { answer, sampleOrder } from "#lib/channels/odoo/sample-order.ts";
import { pullCredentials } from "#lib/channels/pull.ts";
import { sampleReceipt } from "#lib/channels/storehub/sample-order.ts";
import type { Context } from "#lib/context.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { readDeliveries } from "#lib/intake/read-deliveries.ts";
import { receiveDelivery } from "#lib/intake/receive-delivery.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { setCredentials } from "#lib/sources/set-credentials.ts";
import { pullSource } from "./pull-source.ts";
import { sendCall } from "./send-call.ts";
import { findSourcesToPull } from "./store.ts";

// Systems that ring no bell: their records are found by looking, over HTTP as they speak it.

const { db } = await createTestDatabase();
setTestSecrets();
let ctx: Context;
let ahead = 0;
const now = () => new Date(Date.now() + ahead);
beforeAll(async () => {
  ctx = await aCompany(db, now);
});

type Asked = { path: string; query: URLSearchParams; authorization: string | undefined; body: string };
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  ahead = 0;
  for (const stop of stops.splice(0)) await stop();
});

/** A server that answers with JSON, or a status where it is given a number. */
async function serve(reply: (asked: Asked) => unknown): Promise<string> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://127.0.0.1");
      const replied = reply({ path: url.pathname, query: url.searchParams, authorization: request.headers.authorization, body });
      response.writeHead(typeof replied === "number" ? replied : 200, { "content-type": "application/json" }).end(typeof replied === "number" ? "" : JSON.stringify(replied));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  stops.push(() => new Promise((done) => { server.closeAllConnections(); server.close(done); }));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function aSource(channel: "odoo" | "storehub", credentials: object): Promise<string> {
  const key = `erp-${channel}`;
  const added = await addSource(ctx, { key, channel });
  if (!added.ok) throw new Error(added.error.code);
  await setCredentials(ctx, { key, credentials: pullCredentials.parse(credentials) });
  return added.value.sourceId;
}

/** What the worker does while time goes by: it looks, asks, and reads what came. */
async function work(channel: "odoo" | "storehub", sourceId: string): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    for (const due of await findSourcesToPull([channel], now())) {
      await pullSource(ctx, due, { send: sendCall, deliver: receiveDelivery, isStopping: () => false, onFailure: (error) => { throw error; } });
    }
    ahead += 10_000;
  }
  const arrived = await db.delivery.findMany({ where: { companyId: ctx.company, sourceId, state: "received" }, orderBy: { id: "asc" } });
  await readDeliveries(ctx, arrived.map((delivery) => delivery.id));
}
const records = (sourceId: string) => db.record.findMany({ where: { companyId: ctx.company, sourceId }, orderBy: { externalId: "asc" } });

test("an order that was confirmed in Odoo is found, read with lines, products and partner, and becomes a record", async () => {
  const at = new Date(Date.now() - 60_000);
  const sample = sampleOrder(5, at, [{ code: "A", name: "Chair", price: "70.00", quantity: "2", taxPercent: "8" }]);
  const asked: string[] = [];
  const baseUrl = await serve(({ path, body }) => {
    const { params } = JSON.parse(body) as { params: { args: [string, number, string, string, string, [[string, string, unknown][]]] } };
    const [database, uid, key, model, , [domain]] = params.args;
    if (path !== "/jsonrpc" || database !== "live" || uid !== 7 || key !== "key") return { error: { message: "Access Denied" } };
    asked.push(model);
    if (model === "sale.order") return domain[0]?.[0] === "write_date" ? answer([{ id: 5, write_date: at.toISOString().slice(0, 19).replace("T", " ") }]) : sample.order;
    return { "sale.order.line": sample.lines, "product.product": sample.products, "res.partner": sample.partners }[model] ?? 404;
  });
  const sourceId = await aSource("odoo", { baseUrl, shopId: "live", appKey: "7", appSecret: "key" });
  await work("odoo", sourceId);
  expect(asked.slice(0, 5)).toEqual(["sale.order", "sale.order", "sale.order.line", "product.product", "res.partner"]);
  const [record, ...more] = await records(sourceId);
  expect(more).toEqual([]);
  expect(record).toMatchObject({ externalId: "5", kind: "invoice", docNumber: "S00005", partyName: "Kedai Siti Sdn Bhd" });
  expect(record?.total.toFixed(2)).toBe("151.20");
});

test("a day of StoreHub's receipts is asked for, each receipt becomes a record once, and a void is found when the day is read again", async () => {
  const soldAt = new Date(Date.now() - 60_000);
  const receipts = ["t1", "t2"].map((id) => sampleReceipt({ id, at: soldAt, items: [{ sku: "LATTE", name: "Latte", price: "12.50", quantity: "2", tax: "1.50" }] }));
  let isVoid = false;
  const day = (asked: Asked) => asked.query.get("from") === malaysianDate(soldAt);
  const baseUrl = await serve((asked) => {
    if (asked.authorization !== `Basic ${btoa("shop:token")}`) return 401;
    if (asked.path === "/products") return receipts[0]?.products ?? [];
    return day(asked) ? receipts.map(({ transaction }) => (isVoid && transaction.refId === "t2" ? { ...transaction, isCancelled: true, cancelledTime: now().toISOString() } : transaction)) : [];
  });
  const sourceId = await aSource("storehub", { baseUrl, appKey: "shop", appSecret: "token" });
  await work("storehub", sourceId);
  const first = await records(sourceId);
  expect(first.map(({ externalId, kind, total }) => [externalId, kind, total.toFixed(2)])).toEqual([["t1", "invoice", "26.50"], ["t2", "invoice", "26.50"]]);
  const deliveries = () => db.delivery.count({ where: { companyId: ctx.company, sourceId } });
  const before = await deliveries();

  ahead += 3_600_000;
  await work("storehub", sourceId);
  // Read again, and nothing new in it.
  expect(await deliveries()).toBe(before);
  isVoid = true;
  ahead += 3_600_000;
  await work("storehub", sourceId);
  const [kept, voided] = await records(sourceId);
  expect([kept?.revision, voided?.revision, voided?.holds]).toEqual([1, 2, expect.arrayContaining(["cancelled-at-source"])]);
});
