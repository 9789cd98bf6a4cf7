import type { Page } from "playwright-core";
import { expect } from "vitest";
import { missingSkuOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
import { test } from "../journey.ts";
import { approveButton, seeMessage, seeRecord, seeState } from "../record-screen.ts";
import { aPlace, aSku, sendOrder } from "../shop.ts";

test("from the held queue to the last approval without a mouse; after each decision the next record opens by itself", async ({ signIn }) => {
  const word = aSku("KEYS");
  const orders = ["A", "B", "C"].map((letter) => missingSkuOrder(aPlace(), `${word}-${letter}`));
  const ids: string[] = [];
  for (const order of orders) ids.push((await sendOrder(order)).id);
  const [first, second, third] = orders.map((order) => order.name) as [string, string, string];

  const page = await signIn("finance", `/queues/held?q=${word}`);
  const press = (...keys: string[]) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  await press("j");
  await expect.poll(() => focused(page)).toBe(first);
  await press("j", "j");
  await expect.poll(() => focused(page)).toBe(third);
  await press("k");
  await expect.poll(() => focused(page)).toBe(second);
  await press("Enter");
  await seeRecord(page, second);

  // Back and forth in the filter's own order.
  await press("n");
  await seeRecord(page, third);
  await press("p");
  await seeRecord(page, second);
  await press("p");
  await seeRecord(page, first);

  for (const [index, name] of [first, second, third].entries()) {
    await seeRecord(page, name);
    await seeState(page, "Held");
    await press("f");
    await page.keyboard.type("KR-BALM-EU");
    await page.getByRole("option", { name: /KR-BALM-EU/ }).waitFor();
    await press("Enter");
    await press("Enter");
    await seeState(page, "Ready to approve");
    // The fix hands over to the approval.
    await expect.poll(() => approveButton(page).evaluate((button) => button === document.activeElement)).toBe(true);
    await press(index === 1 ? "Enter" : "a");
    await seeMessage(page, `${name} is approved`);
  }
  // After the last one the queue, which has nothing more of it.
  await page.getByRole("heading", { level: 1, name: /^Held/ }).waitFor();
  await page.getByText("Nothing matches these filters").waitFor();
  for (const id of ids) expect((await readRecord(id)).posting?.docNo).toMatch(/^HP-IV-/);
});

test("a record is rejected with its reason, taken back, and found by the keys that lead through the product", async ({ signIn }) => {
  const sku = aSku("REJECT");
  const { id } = await sendOrder(missingSkuOrder(aPlace(), sku));
  const page = await signIn("finance", `/records/${id}?queue=held&q=${sku}`);
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: /^Reject #/ });
  await dialog.waitFor();
  await page.keyboard.press("Control+Enter");
  await dialog.getByText("Say why").waitFor();
  await page.keyboard.type("Test of the shop's checkout");
  await page.keyboard.press("Control+Enter");
  await seeMessage(page, "is rejected");
  expect(await readRecord(id)).toMatchObject({ state: "rejected" });
  await page.getByRole("button", { name: "Undo" }).click();
  await seeMessage(page, "is open again");
  expect(await readRecord(id)).toMatchObject({ state: "held" });

  await page.getByRole("heading", { level: 1, name: /^Held/ }).waitFor();
  for (const [key, title] of [["r", /^Ready to approve/], ["o", /^Posted/], ["i", /^Deliveries/], ["d", /^Dashboard/]] as const) {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
  }
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("Back to the list").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
});

test("whoever goes on from record to record comes back to the row of the last one, or of the next where that one is gone", async ({ signIn }) => {
  const word = aSku("PLACE");
  const orders = ["A", "B", "C", "D", "E"].map((letter) => missingSkuOrder(aPlace(), `${word}-${letter}`));
  for (const order of orders) await sendOrder(order);
  const [, second, third, fourth, fifth] = orders.map((order) => order.name) as [string, string, string, string, string];
  const page = await signIn("finance", `/queues/held?q=${word}`);
  const rows = page.locator("[data-open]");
  await rows.filter({ hasText: second }).click();
  await seeRecord(page, second);
  for (const next of [third, fourth]) {
    await page.keyboard.press("n");
    await seeRecord(page, next);
  }
  await page.keyboard.press("u");
  await expect.poll(() => rows.count()).toBe(5);
  await page.keyboard.press("j");
  await expect.poll(() => focused(page)).toBe(fourth);

  // Answered, and so not held any more: the list goes on with what followed it.
  await page.keyboard.press("Enter");
  await seeRecord(page, fourth);
  await page.keyboard.press("f");
  await page.keyboard.type("KR-BALM-EU");
  await page.getByRole("option", { name: /KR-BALM-EU/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await seeState(page, "Ready to approve");
  await page.keyboard.press("u");
  await expect.poll(() => rows.count()).toBe(4);
  await page.keyboard.press("j");
  await expect.poll(() => focused(page)).toBe(fifth);
});

/** The number of the row whose link has the focus; "" where none has. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => (document.activeElement?.matches("[data-open]") ? (document.activeElement.textContent?.match(/#\d+/)?.[0] ?? "") : ""));
}
