import { globSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { missingSkuOrder, newCustomerOrder, partiallyDeliveredOrder, type ShopifyOrderPayload } from "#prisma/seed/shopify-orders.ts";
import { company } from "../company.ts";
import { go, test } from "../journey.ts";
import { aBuyer, aPlace, aSku, sendOrder } from "../shop.ts";

const lists = ["/", "/queues/held", "/queues/mine", "/queues/refused", "/bulk", "/queues/ready", "/queues/waiting", "/queues/posting", "/queues/posted", "/queues/ended", "/queues/all", "/queues/snoozed", "/queues/changes", "/posting", "/sandbox", "/account", "/fixes", "/deliveries", "/aliases", "/rules", "/rules/price-mismatch", "/rules/periods", "/aliases/test", "/aliases/upload", "/reference", "/reference/items", "/reference/units/upload", "/reference/drift", "/ownership", "/ownership/conflicts", "/connection", "/new", "/new/invoice", "/new/stock_adjustment", "/new/payment", "/new/customer"];

/** A record for each kind of form, one that is posted, and a delivery. */
const screens: { readonly [what: string]: () => Promise<string> } = {
  "a record with an unknown item": () => heldFor(missingSkuOrder(aPlace(), aSku("AXE"))),
  "a record of a new customer": () => heldFor(newCustomerOrder(aPlace(), aBuyer("Axe", "Core"))),
  "a record that is partly delivered": () => heldFor(partiallyDeliveredOrder(aPlace())),
  "a posted record": async () => `/records/${(await aPosted()).id}`,
  "a delivery": async () => `/deliveries/${(await aPosted()).deliveryId}`,
};

test("the sign-in page has no serious fault for people who cannot see or use a mouse, nor scrolls sideways on a phone", async ({ visit }) => {
  expect(await faultsOf(await visit("/sign-in"))).toEqual([]);
  expect(await overflowOf(await visit("/sign-in", { width: 390 }))).toEqual({ path: "/sign-in", wide: [] });
});

test.for(lists)("%s has no serious fault for people who cannot see or use a mouse, nor scrolls sideways on a phone", async (path, { signIn }) => {
  expect(await faultsOf(await signIn("finance", path))).toEqual([]);
  expect(await overflowOf(await signIn("finance", path, { width: 390 }))).toEqual({ path, wide: [] });
});

const settingsPages = ["/connection", "/imports", "/imports/new", "/settings/einvoice", "/sources", "/sources/new", ...["general", "flow", "settings", "mapping", "connection"].map((tab) => `/sources/demo-shopify?tab=${tab}`)];

test.for(settingsPages)("%s has no serious fault either, nor scrolls it sideways on a phone", async (path, { signIn }) => {
  expect(await faultsOf(await signIn("admin", path))).toEqual([]);
  expect(await overflowOf(await signIn("admin", path, { width: 390 }))).toMatchObject({ wide: [] });
});

test.for(Object.entries(screens))("the screen of %s has no serious fault either, nor scrolls sideways on a phone", async ([, find], { signIn }) => {
  const path = await find();
  expect(await faultsOf(await signIn("finance", path))).toEqual([]);
  expect(await overflowOf(await signIn("finance", path, { width: 390 }))).toMatchObject({ wide: [] });
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

const busiest = ["/", "/queues/held", "/queues/ready", "/posting", "/rules"];

test("none of the busiest pages has one in the dark either, nor scrolls sideways on a small desk", { timeout: 120_000 }, async ({ signIn }) => {
  const [page, desk] = [await signIn("finance"), await signIn("finance", "/", { width: 1280 })];
  await page.emulateMedia({ colorScheme: "dark" });
  for (const path of [...busiest, await heldFor(missingSkuOrder(aPlace(), aSku("AXE")))]) {
    await go(page, path);
    expect(await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    await go(desk, path);
    expect(await overflowOf(desk)).toMatchObject({ wide: [] });
  }
});

test("none of the busiest pages scrolls sideways on a wide desk", async ({ signIn }) => {
  const wide = await signIn("finance", "/", { width: 1920 });
  for (const path of [...busiest, await heldFor(missingSkuOrder(aPlace(), aSku("AXE")))]) {
    await go(wide, path);
    expect(await overflowOf(wide)).toMatchObject({ wide: [] });
  }
});

test("no dialog has one: keys, commands, what is done with one record and with many", { timeout: 120_000 }, async ({ signIn }) => {
  const sku = aSku("AXED");
  const [path] = [await heldFor(missingSkuOrder(aPlace(), sku)), await heldFor(missingSkuOrder(aPlace(), sku))];
  const page = await signIn("finance", path);
  const opens = async (key: string) => {
    await page.keyboard.press(key);
    await page.getByRole("dialog").waitFor();
    expect(await faultsOf(page), `the dialog of ${key}`).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };
  for (const key of ["?", "Control+k", "r", "h"]) await opens(key);
  await go(page, `/queues/held?q=${sku}`);
  await page.keyboard.press("*");
  await page.getByRole("region", { name: "Selected records" }).waitFor();
  for (const key of ["r", "i", "t", "s", "h"]) await opens(key);
});

test("nor has what was done with many, an answer for many, or a document in the sandbox's books", { timeout: 120_000 }, async ({ signIn }) => {
  const sku = aSku("AXEM");
  const [path] = [await heldFor(missingSkuOrder(aPlace(), sku)), await heldFor(missingSkuOrder(aPlace(), sku))];
  const page = await signIn("finance", `/queues/held?q=${sku}`);
  const phone = await signIn("finance", "/", { width: 390 });
  const looksWell = async (address: string) => {
    await go(page, address);
    expect(await faultsOf(page)).toEqual([]);
    await go(phone, address);
    expect(await overflowOf(phone)).toMatchObject({ wide: [] });
  };
  const newest = async (list: string) => {
    await go(page, list);
    return (await page.locator(`main a[href^="${list}/"]`).first().getAttribute("href")) ?? "";
  };
  await page.keyboard.press("*");
  await page.getByRole("region", { name: "Selected records" }).waitFor();
  await page.keyboard.press("t");
  await page.getByRole("dialog", { name: /2 records/ }).waitFor();
  await page.keyboard.type("axe");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("dialog", { name: /tagged/ }).waitFor();
  await looksWell(await newest("/bulk"));

  await go(page, path);
  await page.keyboard.press("f");
  await page.keyboard.type("KR-BALM-EU");
  await page.getByRole("option", { name: /KR-BALM-EU/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect.poll(() => newest("/fixes"), { timeout: 20_000 }).toMatch(/^\/fixes\/./);
  await looksWell(await newest("/fixes"));

  const posted = await aPosted();
  const { docNo } = await db().posting.findFirstOrThrow({ where: { recordId: posted.id }, select: { docNo: true } });
  await looksWell(`/sandbox/invoice/${docNo}`);
});

/** Pages of one thing that somebody must have made first: the journey above makes one of each, but of a file that is imported. */
const ofOneThing = ["/bulk/[id]", "/fixes/[id]", "/imports/[id]", "/sandbox/[kind]/[docNo]"];

test("no page of the desk is left out", () => {
  const looked = [...lists, ...settingsPages, "/records/x", "/deliveries/x"].map((path) => path.split("?")[0] ?? path);
  const pages = globSync("app/(desk)/**/page.tsx").map((file) => `/${file.split("/").slice(2, -1).join("/")}`);
  const isLooked = (page: string) => looked.some((path) => !pages.includes(path) && new RegExp(`^${page.replaceAll(/\[\w+\]/g, "[^/]+")}$`).test(path)) || looked.includes(page);
  expect(pages.length).toBeGreaterThan(30);
  expect(pages.filter((page) => !isLooked(page)).sort()).toEqual(ofOneThing);
});

/** A record that is held for what is wrong with the order, as a path. */
async function heldFor(order: ShopifyOrderPayload): Promise<string> {
  return `/records/${(await sendOrder(order)).id}?queue=held`;
}

async function aPosted(): Promise<{ id: string; deliveryId: string }> {
  const { company: companyId } = await company();
  return db().record.findFirstOrThrow({ where: { companyId, state: "posted" }, select: { id: true, deliveryId: true } });
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
