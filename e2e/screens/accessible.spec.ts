import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { missingSkuOrder, newCustomerOrder, partiallyDeliveredOrder } from "#prisma/seed/shopify-orders.ts";
import { company } from "../company.ts";
import { go, test } from "../journey.ts";
import { aBuyer, aPlace, aSku, sendOrder } from "../shop.ts";

const lists = ["/", "/queues/held", "/queues/ready", "/queues/waiting", "/queues/posting", "/queues/posted", "/queues/ended", "/queues/all", "/deliveries", "/aliases", "/new", "/new/invoice", "/new/stock_adjustment", "/new/payment", "/new/customer"];

test("the sign-in page has no serious fault for people who cannot see or use a mouse", async ({ visit }) => {
  expect(await faultsOf(await visit("/sign-in"))).toEqual([]);
});

test.for(lists)("%s has no serious fault for people who cannot see or use a mouse", async (path, { signIn }) => {
  expect(await faultsOf(await signIn("finance", path))).toEqual([]);
});

const settingsPages = ["/sources", "/sources/new", ...["general", "flow", "settings", "mapping", "connection"].map((tab) => `/sources/demo-shopify?tab=${tab}`)];

test.for(settingsPages)("%s has no serious fault either, nor scrolls it sideways on a phone", async (path, { signIn }) => {
  expect(await faultsOf(await signIn("admin", path))).toEqual([]);
  expect(await overflowOf(await signIn("admin", path, { width: 390 }))).toMatchObject({ wide: [] });
});

test("no record or delivery has one either, whatever it is held for", async ({ signIn }) => {
  for (const path of await recordPaths()) expect(await faultsOf(await signIn("finance", path))).toEqual([]);
});

test("no kind of document has one, and none scrolls sideways on a phone", { timeout: 120_000 }, async ({ signIn }) => {
  const { company: companyId } = await company();
  const ofKinds = await db().record.findMany({ where: { companyId }, distinct: ["kind"], select: { id: true } });
  const [page, phone] = [await signIn("finance"), await signIn("finance", "/", { width: 390 })];
  for (const { id } of ofKinds) {
    await go(page, `/records/${id}`);
    expect(await faultsOf(page)).toEqual([]);
    await go(phone, `/records/${id}`);
    expect(await overflowOf(phone)).toEqual({ path: `/records/${id}`, wide: [] });
  }
});

test("nothing scrolls sideways on a phone", async ({ signIn, visit }) => {
  expect(await overflowOf(await visit("/sign-in", { width: 390 }))).toEqual({ path: "/sign-in", wide: [] });
  const page = await signIn("finance", "/", { width: 390 });
  for (const path of [...lists, ...(await recordPaths())]) {
    await go(page, path);
    expect(await overflowOf(page)).toEqual({ path: new URL(page.url()).pathname, wide: [] });
  }
});

/** A record for each kind of form, one that is posted, and a delivery. */
async function recordPaths(): Promise<string[]> {
  const orders = [missingSkuOrder(aPlace(), aSku("AXE")), newCustomerOrder(aPlace(), aBuyer("Axe", "Core")), partiallyDeliveredOrder(aPlace())];
  const ids: string[] = [];
  for (const order of orders) ids.push((await sendOrder(order)).id);
  const { company: companyId } = await company();
  const posted = await db().record.findFirstOrThrow({ where: { companyId, state: "posted" }, select: { id: true, deliveryId: true } });
  return [...ids.map((id) => `/records/${id}?queue=held`), `/records/${posted.id}`, `/deliveries/${posted.deliveryId}`];
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${new URL(page.url()).pathname}: ${id} (${help}) ${nodes.map((node) => `${node.target.join(" ")} ${node.failureSummary ?? ""}`).join("; ")}`);
}

/** What reaches beyond the right edge, where the page scrolls sideways at all. */
async function overflowOf(page: Page): Promise<{ path: string; wide: string[] }> {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > clientWidth + 1).map((element) => `${element.tagName} ${element.className}`);
  });
  return { path: new URL(page.url()).pathname, wide };
}
