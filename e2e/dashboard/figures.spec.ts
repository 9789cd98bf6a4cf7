import type { Page } from "playwright-core";
import { expect } from "vitest";
import { duplicateOrder, missingSkuOrder, normalOrder } from "#prisma/seed/shopify-orders.ts";
import { call, readRecord } from "../api.ts";
import { test } from "../journey.ts";
import { untilNothingIsOnItsWay } from "../sandbox.ts";
import { aPlace, aSku, sendOrder } from "../shop.ts";

test("every number of the dashboard opens a list with the same count", { timeout: 150_000 }, async ({ signIn }) => {
  // One of each, so that no group is empty: held, ready, caught as a duplicate, ended as one, posted.
  await sendOrder(missingSkuOrder(aPlace(), aSku("COUNT")));
  const original = normalOrder(aPlace());
  const { id } = await sendOrder(original);
  const twin = await sendOrder(duplicateOrder(original));
  expect(twin.holds.map((hold) => hold.rule)).toContain("duplicate-exact");
  expect((await call("finance", `/records/${id}/approve`, { revision: 1 })).status).toBe(200);
  await untilNothingIsOnItsWay();
  expect(await readRecord(id)).toMatchObject({ state: "posted" });

  const page = await signIn("manager", "/");
  await page.getByText("As a table").click();
  const numbers = await readNumbers(page);
  expect(numbers.map(({ label }) => label)).toEqual(expect.arrayContaining(["Held", "Ready to approve", "Posted today", "Refused by AutoCount", "Duplicates caught"]));
  expect(numbers.length).toBeGreaterThan(30);
  const byHref = new Map(numbers.map((number) => [number.href, number]));
  const found: object[] = [];
  for (const { href } of byHref.values()) {
    await page.goto(href, { waitUntil: "commit" });
    const heading = await page.getByRole("heading", { level: 1, name: /\d/ }).textContent();
    found.push({ href, count: Number(heading?.match(/([\d,]+)$/)?.[1]?.replaceAll(",", "")) });
  }
  expect(found).toEqual([...byHref.values()].map(({ href, count }) => ({ href, count })));
  // The same list is never said to be two sizes.
  for (const { href, count } of numbers) expect({ href, count }).toEqual({ href, count: byHref.get(href)?.count });
});

test("a link of the dashboard is clicked through to its records", async ({ signIn }) => {
  const sku = aSku("CLICK");
  await sendOrder(missingSkuOrder(aPlace(), sku));
  const page = await signIn("manager", "/");
  const group = page.getByRole("region", { name: "Held, by reason" });
  await group.getByRole("link", { name: "Item not known" }).click();
  await page.getByText("Held because: Item not known").waitFor();
  expect(await page.getByRole("combobox", { name: "Held because" }).inputValue()).toBe("missing-sku");
  const held = await page.getByRole("row").filter({ has: page.getByRole("cell") }).allTextContents();
  expect(held.length).toBeGreaterThan(0);
  for (const row of held) expect(row).toContain("Item not known");
});

type Shown = { label: string; href: string; count: number };

/** Every link of the dashboard with the number that belongs to it. */
async function readNumbers(page: Page): Promise<Shown[]> {
  const links = await page.locator("main a[href^='/queues']").evaluateAll((anchors) =>
    anchors.map((anchor) => {
      const own = anchor.textContent ?? "";
      // A card's number stands below its title, a row's beside its name.
      const beside = anchor.closest("h2")?.parentElement?.nextElementSibling?.textContent ?? anchor.closest("th")?.nextElementSibling?.textContent ?? "";
      return { label: own, href: anchor.getAttribute("href") ?? "", text: /^[\d,]+( |$)/.test(own) ? own : beside };
    }),
  );
  // A share is not a count; its list stands beside it under its own number.
  return links.filter(({ text }) => !text.endsWith("%")).map(({ label, href, text }) => ({ label, href, count: Number(text.match(/^[\d,]+/)?.[0].replaceAll(",", "")) }));
}
