import { expect } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { missingSkuOrder, normalOrder } from "#prisma/seed/shopify-orders.ts";
import { call, readRecord } from "../api.ts";
import { company } from "../company.ts";
import { go, test } from "../journey.ts";
import { seeRecord } from "../record-screen.ts";
import { aPlace, aSku, sendOrder } from "../shop.ts";

test("filters and order stand in the address and survive reload, a look at a record, and back", async ({ signIn }) => {
  const word = aSku("VIEW");
  const orders = [missingSkuOrder(aPlace(), `${word}-A`), missingSkuOrder(aPlace(), `${word}-B`)];
  for (const order of orders) await sendOrder(order);
  const names = orders.map((order) => order.name);

  const page = await signIn("admin", "/queues/held");
  await page.getByRole("combobox", { name: "Held because" }).selectOption("missing-sku");
  await page.waitForURL(/hold=missing-sku/);
  await page.getByRole("searchbox", { name: "Search" }).fill(word.toLowerCase());
  await page.getByRole("searchbox", { name: "Search" }).press("Enter");
  await page.waitForURL(/q=view-/);
  await page.getByRole("heading", { level: 1, name: "Held 2" }).waitFor();
  await page.getByRole("columnheader", { name: "Number" }).getByRole("link").click();
  await page.waitForURL(/sort=number/);
  await page.getByRole("status").getByText("Sorted by Number, ascending").waitFor();
  const rows = page.locator("[data-open]");
  await expect.poll(() => rows.allInnerTexts()).toEqual(names);
  await page.getByRole("columnheader", { name: "Number" }).getByRole("link").click();
  await page.waitForURL(/sort=-number/);
  await expect.poll(() => rows.allInnerTexts()).toEqual(names.toReversed());
  await page.getByRole("status").getByText("Sorted by Number, descending").waitFor();

  const address = page.url();
  await page.reload();
  await expect.poll(() => rows.allInnerTexts()).toEqual(names.toReversed());
  expect(await page.getByRole("combobox", { name: "Held because" }).inputValue()).toBe("missing-sku");
  expect(await page.getByRole("searchbox", { name: "Search" }).inputValue()).toBe(word.toLowerCase());

  await rows.first().click();
  await seeRecord(page, String(names[1]));
  // Every key is told where it leads to.
  expect(await page.locator("[data-fix] input[role=combobox]").first().getAttribute("aria-keyshortcuts")).toBe("l");
  expect(await page.locator("fieldset[data-fix]").first().getAttribute("title")).toBe("First fix (f)");
  expect(await page.getByRole("button", { name: /^Notes/ }).getAttribute("title")).toBe("Write a note (m)");
  expect(await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Held/ }).first().getAttribute("title")).toBe("Held (g h)");
  await page.goBack();
  await expect.poll(() => rows.allInnerTexts()).toEqual(names.toReversed());
  expect(page.url()).toBe(address);
  await page.getByRole("link", { name: /^Remove the filter Search/ }).click();
  await expect.poll(() => page.url()).not.toContain("q=");
  expect(page.url()).toContain("hold=missing-sku");
});

test("whoever went on beyond the page that was opened comes back to the row that was looked at last", async ({ signIn }) => {
  // Oldest first: nothing moves there while others work.
  const page = await signIn("finance", "/queues/all?sort=receivedAt");
  const rows = page.locator("[data-open]");
  await rows.first().waitFor();
  expect(await rows.count()).toBe(50);
  const numbers = await rows.allInnerTexts();
  const heading = page.locator("main h1");
  const open = (number: string | undefined) => page.getByRole("heading", { level: 1, name: number, exact: true }).waitFor();
  const focused = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.closest("tr")?.querySelector<HTMLElement>("[data-open]")?.innerText);

  await rows.nth(47).click();
  await open(numbers[47]);
  await page.keyboard.press("j");
  await open(numbers[48]);
  await page.keyboard.press("u");
  await page.getByRole("table", { name: "All records" }).waitFor();
  expect(new URL(page.url()).search).toBe("?sort=receivedAt");
  await page.keyboard.press("j");
  expect(await focused()).toBe(numbers[48]);

  await page.keyboard.press("Enter");
  for (const nth of [48, 49]) {
    await open(numbers[nth]);
    await page.keyboard.press("j");
  }
  await expect.poll(() => heading.innerText()).not.toBe(numbers[49]);
  const beyond = await heading.innerText();
  await page.keyboard.press("u");
  await page.getByRole("table", { name: "All records" }).waitFor();
  await page.keyboard.press("j");
  expect(await focused()).toBe(beyond);
  expect(await rows.count()).toBeGreaterThan(10);
});

test("what cannot be read of an address is said, and shows no other list than asked for", async ({ signIn }) => {
  const page = await signIn("manager", "/queues/held?hold=missing-sku&age=yesterday&nonsense=1");
  await page.getByText("Not understood and left out: Age.").waitFor();
  await go(page, "/queues/held?q=there-is-no-such-order");
  await page.getByText("Nothing matches these filters").waitFor();
  await page.getByRole("link", { name: "Clear all filters" }).click();
  await page.getByRole("table", { name: "Held" }).waitFor();
});

test("what arrives is announced, and moves no row until it is let in", async ({ signIn }) => {
  const word = aSku("LIVE");
  const first = missingSkuOrder(aPlace(), `${word}-A`);
  await sendOrder(first);
  const page = await signIn("admin", `/queues/held?q=${word}&sort=-receivedAt`);
  const rows = page.locator("[data-open]");
  await expect.poll(() => rows.allInnerTexts()).toEqual([first.name]);
  const second = missingSkuOrder(aPlace(), `${word}-B`);
  await sendOrder(second);
  const arrivals = page.getByRole("button", { name: "1 new" });
  await arrivals.waitFor();
  expect(await rows.allInnerTexts()).toEqual([first.name]);
  await arrivals.click();
  await expect.poll(() => rows.allInnerTexts()).toEqual([second.name, first.name]);
});

test("several are approved at once: count and sum first, then what became of each", async ({ signIn }) => {
  const orders = [normalOrder(aPlace()), normalOrder(aPlace())];
  const ids: string[] = [];
  for (const order of orders) ids.push((await sendOrder(order)).id);
  const page = await signIn("finance", "/queues/ready?sort=-receivedAt");
  for (const order of orders) await page.getByRole("row").filter({ hasText: order.name }).getByRole("checkbox").check();
  const bar = page.getByRole("region", { name: "Selected records" });
  await bar.getByText("2 selected").waitFor();
  await bar.getByText("RM 140.60").waitFor();
  await page.getByRole("status").getByText("2 selected, RM 140.60").waitFor();
  await bar.getByRole("button", { name: "Approve…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/RM 140\.60/).first().waitFor();
  await dialog.getByRole("button", { name: /^Approve/ }).click();
  for (const id of ids) await expect.poll(async () => (await readRecord(id)).state, { timeout: 20_000 }).toBe("posted");
});

test("an address that leads nowhere says so, with the way back", async ({ signIn }) => {
  const page = await signIn("finance", "/records/01900000-0000-7000-8000-000000000000");
  await page.getByRole("heading", { name: "There is no such record" }).waitFor();
  await page.getByRole("main").getByRole("link", { name: "All records" }).click();
  await page.getByRole("heading", { level: 1, name: /^All records/ }).waitFor();
  await go(page, "/queues/nowhere");
  await page.getByRole("heading", { name: "This is not here" }).waitFor();
  await go(page, "/no/such/page");
  await page.getByRole("heading", { name: "There is nothing at this address" }).waitFor();
});

test("who leaves the search after going through rows is not taken back to one of them when the list changes", async ({ signIn }) => {
  const orders = [normalOrder(aPlace()), normalOrder(aPlace())];
  const ids: string[] = [];
  for (const order of orders) ids.push((await sendOrder(order)).id);
  const tag = aSku("focus").toLowerCase();
  const { company: companyId } = await company();
  await db().record.updateMany({ where: { companyId, id: { in: ids } }, data: { tags: [tag] } });
  const page = await signIn("finance", `/queues/ready?tag=${tag}&sort=receivedAt`);
  const focused = () => page.evaluate(() => document.activeElement?.closest<HTMLElement>("tr[data-row]")?.dataset.row ?? document.activeElement?.tagName);
  for (const key of ["j", "x", "Escape"]) await page.keyboard.press(key);
  await page.getByRole("region", { name: "Selected records" }).waitFor({ state: "detached" });
  expect(await focused()).toBe(ids[0]);
  await page.keyboard.press("/");
  expect(await focused()).toBe("INPUT");
  await page.keyboard.press("Escape");
  expect(await focused()).toBe("BODY");
  expect((await call("finance2", `/records/${ids[1]}/approve`, { revision: 1 })).status).toBe(200);
  await page.locator("tr.has-left").waitFor();
  expect(await focused()).toBe("BODY");
});
