import { expect } from "vitest";
import { missingSkuOrder, normalOrder } from "#prisma/seed/shopify-orders.ts";
import { call, readRecord } from "../api.ts";
import { go, test } from "../journey.ts";
import { aPlace, aSku, sendOrder } from "../shop.ts";

test("a reason that was typed is there after a reload and a lost connection, and gone once it is stored", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const page = await signIn("finance", `/records/${id}`);
  const reason = page.getByRole("dialog").getByLabel("Reason");
  await page.keyboard.press("r");
  await reason.fill("Sent twice by the till");
  await go(page, `/records/${id}`);
  await page.keyboard.press("r");
  await reason.waitFor();
  expect(await reason.inputValue()).toBe("Sent twice by the till");

  await page.context().setOffline(true);
  await page.getByRole("dialog").getByRole("button", { name: "Reject" }).click();
  await page.getByText(/did not answer|left as it was/).first().waitFor();
  await page.context().setOffline(false);
  await go(page, `/records/${id}`);
  expect((await readRecord(id)).state).toBe("ready");
  await page.keyboard.press("r");
  await reason.waitFor();
  expect(await reason.inputValue()).toBe("Sent twice by the till");
  await page.getByRole("dialog").getByRole("button", { name: "Reject" }).click();
  await expect.poll(async () => (await readRecord(id)).state, { timeout: 10_000 }).toBe("rejected");
  await expect.poll(() => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("holdpoint:reason:"))), { timeout: 10_000 }).toEqual([]);
});

test("a new item that somebody fills in is there after a reload, what was not typed as it was proposed", async ({ signIn }) => {
  const { id } = await sendOrder(missingSkuOrder(aPlace(), aSku("NEW")));
  const page = await signIn("admin", `/records/${id}`);
  await page.getByRole("button", { name: "Create an item" }).first().click();
  const form = page.getByRole("form", { name: /^Create an item for/ });
  const proposed = await form.locator("[name=code]").inputValue();
  await form.locator("[name=name]").fill("Rattan Basket, large");
  await go(page, `/records/${id}`);
  await page.getByRole("button", { name: "Create an item" }).first().click();
  await expect.poll(() => form.locator("[name=name]").inputValue(), { timeout: 10_000 }).toBe("Rattan Basket, large");
  expect(await form.locator("[name=code]").inputValue()).toBe(proposed);
});

test("what is typed when somebody else rejects the record is shown where it was typed, to be copied or discarded", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const page = await signIn("finance", `/records/${id}`);
  await page.keyboard.press("e");
  const form = page.getByRole("button", { name: /^Save/ });
  await form.waitFor();
  await page.getByLabel("Reason for the correction").fill("As agreed by phone");
  const { revision } = await readRecord(id);
  expect((await call("finance2", `/records/${id}/reject`, { revision, reason: "Sent twice" })).status).toBe(200);
  const notice = page.getByRole("region", { name: /^This record is now “Rejected”/ });
  await notice.getByText("As agreed by phone").waitFor();
  await form.waitFor({ state: "detached" });
  await go(page, `/records/${id}`);
  await notice.getByRole("button", { name: "Copy" }).waitFor();
  await notice.getByRole("button", { name: /^Discard/ }).click();
  await notice.waitFor({ state: "detached" });
  await page.getByText("What you typed is discarded").waitFor();
});
