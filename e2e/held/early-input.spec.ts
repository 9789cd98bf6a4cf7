import type { BrowserContext } from "playwright-core";
import { expect } from "vitest";
import { missingSkuOrder, newCustomerOrder, normalOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
import { test } from "../journey.ts";
import { finding, openForm, seeMessage, seeRecord, seeState } from "../record-screen.ts";
import { aBuyer, aPlace, aSku, sendOrder } from "../shop.ts";

// What a fast hand presses on a slow machine, while the page is there to be seen but its code is still on the way.

test("rows are walked and opened by keys that were pressed before the list could hear them", async ({ signIn }) => {
  const word = aSku("EARLY");
  const orders = ["A", "B"].map((letter) => missingSkuOrder(aPlace(), `${word}-${letter}`));
  for (const order of orders) await sendOrder(order);
  const { release, prepare } = slowCode();
  const page = await signIn("finance", `/queues/held?q=${word}`, { prepare, isSeenOnly: true });
  for (const key of ["j", "j", "Enter"]) await page.keyboard.press(key);
  release();
  await seeRecord(page, String(orders[1]?.name));
});

test("a search that was typed before the list could hear it is made, whole", async ({ signIn }) => {
  const sku = aSku("EARLY");
  const order = missingSkuOrder(aPlace(), sku);
  await sendOrder(order);
  const { release, prepare } = slowCode();
  const page = await signIn("admin", "/queues/held", { prepare, isSeenOnly: true });
  for (const key of ["/", ...sku, "Enter"]) await page.keyboard.press(key);
  release();
  await page.waitForURL(new RegExp(`q=${sku}`));
  await page.getByRole("link", { name: order.name, exact: true }).waitFor();
  await page.getByRole("heading", { level: 1, name: "Held 1" }).waitFor();
});

test("a reason that is typed before its dialog is there decides nothing", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const { release, prepare } = slowCode();
  const page = await signIn("finance", `/records/${id}`, { prepare, isSeenOnly: true });
  await seeState(page, "Ready to approve");
  // Of these letters "a" approves and "e" edits, were they meant for the record.
  for (const key of ["r", "a", "e"]) await page.keyboard.press(key);
  release();
  const dialog = page.getByRole("dialog", { name: /^Reject #/ });
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  expect(await page.getByRole("button", { name: /^Correct/ }).isVisible()).toBe(true);
  expect(await readRecord(id)).toMatchObject({ state: "ready", revision: 1, posting: null });
});

test("what is chosen, pressed and typed before the page could hear it is what happens", async ({ signIn }) => {
  const buyer = aBuyer("Salmah", "Kedai Runcit");
  const { id } = await sendOrder(newCustomerOrder(aPlace(), buyer));
  const list = slowCode();
  const held = await signIn("finance", "/queues/held", { prepare: list.prepare, isSeenOnly: true });
  await held.getByRole("combobox", { name: "Held because" }).selectOption("new-customer");
  list.release();
  await held.waitForURL(/hold=new-customer/);

  const record = slowCode();
  const page = await signIn("finance", `/records/${id}`, { prepare: record.prepare, isSeenOnly: true });
  const card = finding(page, "New customer");
  // Nobody types into a form that would forget it.
  expect(await card.locator("[data-fix] input").first().isDisabled()).toBe(true);
  await openForm(card, "Create a debtor");
  await page.getByRole("button", { name: /^History/ }).click();
  record.release();
  await page.getByRole("region", { name: "History" }).getByText("Kedai Rimba online sent it").waitFor();
  await card.getByLabel("Credit term").fill("Net 30 days");
  await card.getByRole("button", { name: "Create debtor" }).click();
  await seeMessage(page, "will be created in AutoCount");
});

/** Holds back the page's code until it is released. */
function slowCode(): { release: () => void; prepare: (context: BrowserContext) => Promise<unknown> } {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const prepare = (context: BrowserContext) =>
    context.route(/\/_next\/static\/.*\.js/, async (route) => {
      await released;
      await route.continue();
    });
  return { release, prepare };
}
