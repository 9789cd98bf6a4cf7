import type { Page } from "playwright-core";
import { expect } from "vitest";
import { go, test } from "../journey.ts";
import { finding, head, seeMessage, seeState } from "../record-screen.ts";

async function save(page: Page): Promise<void> {
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/records\/[0-9a-f-]{36}/);
}

test("a transfer to a place that AutoCount has not is held, and the location is chosen where it is told", async ({ signIn }) => {
  const page = await signIn("admin", "/new/stock_transfer");
  await page.getByRole("combobox", { name: "From", exact: true }).fill("HQ");
  await page.getByRole("combobox", { name: "To", exact: true }).fill("PENANG SHOP");
  await page.locator('[data-cell="0:sku"]').fill("KR-SOAP-3");
  await page.locator('[data-cell="0:quantity"]').fill("4");
  await save(page);
  await seeState(page, "Held");
  const path = new URL(page.url()).pathname;
  const card = finding(page, "Location not known");
  await card.getByText("PENANG SHOP").first().waitFor();
  await card.getByRole("combobox", { name: /location in AutoCount/ }).fill("penang");
  await page.getByRole("option", { name: /PG/ }).click();
  await card.getByRole("button", { name: "Use this location" }).click();
  await seeMessage(page, "PENANG SHOP is PG now");
  // Nothing is left for admin to do with it, so the next record may have come by now.
  await go(page, path);
  await head(page).getByText("HQ → PG").waitFor();
});

test("a purchase order to a supplier under another name goes to the creditor that is chosen", async ({ signIn }) => {
  const page = await signIn("finance", "/new/purchase_order");
  await page.getByRole("textbox", { name: "Supplier" }).fill(`Boh Tea House ${Date.now()}`);
  await page.locator('[data-cell="0:sku"]').fill("KR-TEA-100");
  await page.locator('[data-cell="0:quantity"]').fill("10");
  await page.locator('[data-cell="0:unitPrice"]').fill("12");
  await save(page);
  await seeState(page, "Held");
  const card = finding(page, "New supplier");
  await card.getByRole("combobox", { name: "Creditor in AutoCount" }).fill("boh");
  await page.getByRole("option", { name: /400-B001/ }).click();
  await card.getByRole("button", { name: "Use this creditor" }).click();
  await seeMessage(page, "The supplier is 400-B001 now");
  await seeState(page, "Ready to approve");
  expect(await page.getByText("400-B001").first().isVisible()).toBe(true);
});
