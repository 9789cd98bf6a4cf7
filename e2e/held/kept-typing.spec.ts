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

test("a day, a tag and why an earlier revision is restored are there after a reload, and gone once they are stored", async ({ signIn }) => {
  const { id } = await sendOrder(normalOrder(aPlace()));
  const { revision } = await readRecord(id);
  expect((await call("finance2", `/records/${id}/corrections`, { revision, changes: [{ path: "note", value: "Gift wrap" }] })).status).toBe(200);
  const page = await signIn("finance", `/records/${id}`);
  const fields = () => [page.getByLabel("Put off until"), page.getByLabel("Tags"), page.getByRole("dialog").getByLabel("Reason")] as const;
  const open = async () => {
    await page.keyboard.press("m");
    await page.getByLabel("Tags").waitFor();
  };
  const restore = async () => {
    await page.getByRole("button", { name: /^History/ }).click();
    await page.getByRole("button", { name: "Restore revision 1" }).click();
  };
  const [day, tag, reason] = fields();
  const next = `${new Date().getFullYear() + 1}-01-15`;
  await open();
  await day.fill(next);
  await tag.fill("check price");
  await restore();
  await reason.fill("The buyer does not want it");
  await go(page, `/records/${id}`);
  await open();
  expect([await day.inputValue(), await tag.inputValue()]).toEqual([next, "check price"]);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: "Take off the tag check price" }).waitFor();
  await restore();
  await reason.waitFor();
  expect(await reason.inputValue()).toBe("The buyer does not want it");
  await page.getByRole("dialog").getByRole("button", { name: "Restore revision 1" }).click();
  await expect.poll(async () => (await readRecord(id)).revision, { timeout: 10_000 }).toBe(revision + 2);
  await expect.poll(() => page.evaluate(() => Object.keys(sessionStorage).filter((key) => /^holdpoint:(tag|restore)/.test(key))), { timeout: 10_000 }).toEqual([]);
});
