import { beforeAll, expect, test } from "vitest";
import { anApiCompany, call, type ApiCompany } from "#lib/api/test-company.ts";
import * as lazada from "#lib/channels/lazada/sample-order.ts";
import { pullCredentials } from "#lib/channels/pull.ts";
import * as shopee from "#lib/channels/shopee/sample-order.ts";
import * as tiktok from "#lib/channels/tiktok-shop/sample-order.ts";
import { createTestDatabase } from "#lib/db/test-database.ts";
import { addSource } from "#lib/sources/add-source.ts";
import { setCredentials } from "#lib/sources/set-credentials.ts";
import { POST } from "./route.ts";

// Marketplaces sign more than the body, and two of them want an empty answer.

const { db } = await createTestDatabase();
const secret = "the app's secret";
const at = new Date("2026-03-31T16:30:00Z");
let company: ApiCompany;

beforeAll(async () => {
  company = await anApiCompany(db);
  for (const channel of ["shopee", "lazada", "tiktok-shop"] as const) {
    const added = await addSource(company.ctx, { key: `a-${channel}`, channel, secret });
    expect(added.ok).toBe(true);
    if (channel !== "shopee") await setCredentials(company.ctx, { key: `a-${channel}`, credentials: pullCredentials.parse({ appKey: "105827" }) });
  }
});

const send = (key: string, body: string, authorization: string, headers: object = {}) =>
  call(POST, "POST", `/webhooks/${key}`, { body, params: { sourceKey: key }, headers: { authorization, ...headers } });
const stored = async (key: string) => db.delivery.findMany({ where: { sourceId: (await db.source.findUniqueOrThrow({ where: { key } })).id }, orderBy: { id: "asc" } });

test("a push of Shopee proves itself by the address that was called, and is answered with nothing", async () => {
  const body = JSON.stringify(shopee.orderPush({ sn: "A1", at }));
  const called = async (url: string) => send("a-shopee", body, shopee.signShopee(body, secret, url), { host: "books.example.test" });
  // What the request itself says, and the same over TLS that a proxy has ended.
  const good = await called("https://books.example.test/api/v1/webhooks/a-shopee");
  expect([good.status, await good.text()]).toEqual([200, ""]);
  expect((await called("https://other.example.test/api/v1/webhooks/a-shopee")).status).toBe(401);
  expect(await stored("a-shopee")).toMatchObject([{ topic: "push/3", dedupeKey: expect.stringContaining("push:3:727720655:A1:"), headers: expect.not.objectContaining({ authorization: expect.anything() }) }]);

  // Once it is told which address is registered, only that one counts.
  await setCredentials(company.ctx, { key: "a-shopee", credentials: pullCredentials.parse({ callbackUrl: "https://registered.example.test/hook?shop=1" }) });
  expect((await called("https://books.example.test/api/v1/webhooks/a-shopee")).status).toBe(401);
  expect((await called("https://registered.example.test/hook?shop=1")).status).toBe(200);
  expect(await stored("a-shopee")).toHaveLength(1);
});

test.each([
  ["a-lazada", lazada.orderPush({ id: "260422900198363", at }, "1"), "push/0"],
  ["a-tiktok-shop", tiktok.orderPush({ id: "576672422510560515", at }), "push/1"],
])("%s proves itself by app key and body; the same push again is the same delivery", async (key, push, topic) => {
  const body = JSON.stringify(push);
  expect((await send(key, body, lazada.signBehindKey(body, secret, "105827"))).status).toBe(200);
  expect((await send(key, body, lazada.signBehindKey(body, secret, "105827"))).status).toBe(200);
  expect((await send(key, body, lazada.signBehindKey(body, secret, "another app"))).status).toBe(401);
  expect((await send(key, `${body} `, lazada.signBehindKey(body, secret, "105827"))).status).toBe(401);
  expect(await stored(key)).toMatchObject([{ topic, state: "received" }]);
});

test("without its app key a source of TikTok Shop takes nothing", async () => {
  await setCredentials(company.ctx, { key: "a-tiktok-shop", credentials: null });
  const body = JSON.stringify(tiktok.orderPush({ id: "1", at }));
  expect((await send("a-tiktok-shop", body, lazada.signBehindKey(body, secret, "105827"))).status).toBe(401);
  expect((await send("a-tiktok-shop", body, lazada.signBehindKey(body, secret, ""))).status).toBe(401);
});
