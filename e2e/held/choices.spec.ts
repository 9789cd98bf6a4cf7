import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { db } from "#lib/db/prisma.ts";
import { noteUses } from "#lib/reference/code-use-store.ts";
import { normalOrder } from "#prisma/seed/shopify-orders.ts";
import { company } from "../company.ts";
import { go, test } from "../journey.ts";
import { seeMessage } from "../record-screen.ts";
import { aPlace, sendOrder } from "../shop.ts";

const focused = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.cell);

/** To a cell of the first line, by the arrows. */
async function moveTo(page: Page, column: string): Promise<void> {
  await page.keyboard.press("Home");
  for (let moved = 0; moved < 20 && (await focused(page)) !== `0:${column}`; moved += 1) await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toBe(`0:${column}`);
}

test("the units of a line's item and the locations are offered with what they hold, cost and have; what a buyer took is first for its next order", async ({ signIn }) => {
  const ctx = await company();
  const ofItem = { companyId: ctx.company, itemCode: "KR-BAT-L" };
  await db().itemUom.createMany({ data: [{ ...ofItem, uom: "CTN", rate: "12", price: "960.00" }], skipDuplicates: true });
  await db().stockLevel.createMany({ data: [{ ...ofItem, location: "PG", quantity: "30" }], skipDuplicates: true });
  const order = () => normalOrder({ ...aPlace(), lines: [{ sku: "KR-BAT-L", title: "Batik Shirt L", price: "89.00", quantity: 1 }], shipping: null });
  const [before, after] = [order(), order()];
  const [first, second] = [await sendOrder(before), await sendOrder(after)];
  const page = await signIn("finance", `/records/${first.id}`);
  const options = page.getByRole("listbox").getByRole("option");
  await page.keyboard.press("l");
  await expect.poll(() => focused(page), { timeout: 10_000 }).toBe("0:itemCode");

  await moveTo(page, "uom");
  await page.keyboard.press("Enter");
  await options.filter({ hasText: /^CTN.*12 PCS each · RM 960\.00 · 2 in stock$/ }).waitFor();
  await options.filter({ hasText: /^PCS.*the item's own unit · RM 89\.00 · 30 in stock/ }).waitFor();
  expect((await new AxeBuilder({ page }).include("[role=listbox]").analyze()).violations).toEqual([]);
  await page.keyboard.type("ct");
  await expect.poll(() => options.count()).toBe(1);
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator("[data-cell='0:uom']").inputValue()).toBe("CTN");

  await moveTo(page, "location");
  await page.keyboard.press("Enter");
  await options.filter({ hasText: /^PG.*enough in stock.*30 PCS in stock/ }).waitFor();
  await expect.poll(() => options.first().innerText()).toMatch(/^PG/);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Enter");
  await seeMessage(page, /is saved|are saved/);

  // As when it is booked.
  await db().$transaction((tx) => noteUses(tx, ctx.company, [first.id], new Date()));
  await go(page, `/records/${second.id}`);
  await page.keyboard.press("l");
  await expect.poll(() => focused(page), { timeout: 10_000 }).toBe("0:itemCode");
  await moveTo(page, "uom");
  await page.keyboard.press("Enter");
  await options.filter({ hasText: /^CTN.*last for this customer.*this customer: \d+ \w+ \d{4}, / }).filter({ hasText: before.name }).waitFor();
  await expect.poll(() => options.first().innerText()).toMatch(/^CTN/);
});
