import { expect } from "vitest";
import { missingSkuOrder, normalOrder } from "#prisma/seed/shopify-orders.ts";
import { readRecord } from "../api.ts";
import { test } from "../journey.ts";
import { seeMessage, seeRecord, seeState } from "../record-screen.ts";
import { aPlace, aSku, sendOrder } from "../shop.ts";

test("the palette finds places and what can be done here, a decision is there at once and undone by key, a look-up is one key away", async ({ signIn }) => {
  const orders = [normalOrder(aPlace()), normalOrder(aPlace())];
  const ids: string[] = [];
  for (const order of orders) ids.push((await sendOrder(order)).id);
  const [first = "", second = ""] = orders.map((order) => order.name);
  const sku = aSku("PALETTE");
  await sendOrder(missingSkuOrder(aPlace(), sku));

  const page = await signIn("finance", `/records/${ids[0]}?queue=ready&q=${encodeURIComponent(first)}`);
  const palette = page.getByRole("dialog", { name: "Commands and places" });
  const options = () => palette.getByRole("option").allTextContents();
  await seeRecord(page, first);
  await page.keyboard.press("Control+k");
  await palette.waitFor();
  expect(await options()).toEqual(expect.arrayContaining(["Approvea", "Rejectr", "Heldgh"]));
  // Nothing is held here: there is nothing to fix.
  expect((await options()).filter((option) => option.startsWith("First fix"))).toEqual([]);
  await page.keyboard.type("approve");
  await page.keyboard.press("Enter");
  await palette.waitFor({ state: "hidden" });
  await seeMessage(page, `${first} is approved`);
  await page.getByRole("heading", { level: 1, name: first, exact: true }).waitFor({ state: "detached" });

  // What is approved may be in AutoCount before anybody undoes it; what is rejected comes back.
  const reject = async () => {
    await page.goto(`/records/${ids[1]}`);
    await seeRecord(page, second);
    await page.keyboard.press("r");
    await page.getByRole("dialog", { name: /^Reject/ }).waitFor();
    await page.keyboard.type("Test of the palette");
    await page.keyboard.press("Control+Enter");
    await seeMessage(page, `${second} is rejected`);
  };
  await reject();
  await page.keyboard.press("z");
  await expect.poll(async () => (await readRecord(ids[1] ?? "")).state, { timeout: 10_000 }).toBe("ready");

  // On a record that is decided there is no Approve.
  await reject();
  await page.goto(`/records/${ids[1]}`);
  await seeState(page, "Rejected");
  await page.keyboard.press("Control+k");
  await palette.waitFor();
  expect((await options()).filter((option) => /^(Approve|Reject)[a-z]$/.test(option))).toEqual([]);
  await page.keyboard.type("held");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /^Held/ }).waitFor();

  await page.goto(`/queues/held?q=${sku}`);
  await page.getByRole("heading", { level: 1, name: /^Held/ }).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await seeState(page, "Held");
  await page.keyboard.press("l");
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("combobox");
});
